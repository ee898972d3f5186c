/** The look of the HTML report, light and dark. */
export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dee4, #30363d); --quiet: light-dark(#59636e, #9198a1); --code: light-dark(#f6f8fa, #161b22);
  --critical: light-dark(#a40e26, #ff7b72); --high: light-dark(#bc4c00, #ffa657); --medium: light-dark(#7d5c00, #e3b341); --low: light-dark(#0757b3, #79c0ff) }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin: 2.5rem 0 1rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.2rem; overflow-wrap: anywhere }
h3 { margin: 0; font-size: 1rem }
h3 span, article li span, footer { color: var(--quiet); font-weight: normal; font-size: .9rem }
ul.severities { display: flex; flex-wrap: wrap; gap: 1.5rem; padding: 0; list-style: none; font-size: 1.1rem }
article { margin: 1rem 0; padding: .8rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 4px }
article.critical { border-left-color: var(--critical) } article.high { border-left-color: var(--high) }
article.medium { border-left-color: var(--medium) } article.low { border-left-color: var(--low) }
.critical > b, .critical h3 b { color: var(--critical) } .high > b, .high h3 b { color: var(--high) }
.medium > b, .medium h3 b { color: var(--medium) } .low > b, .low h3 b { color: var(--low) }
article p { margin: .4rem 0 } article ul { margin: .2rem 0 }
pre { margin: .6rem 0; padding: .6rem; background: var(--code); border-radius: 4px; overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; tab-size: 4 }
pre i { display: inline-block; width: 3.5em; color: var(--quiet); font-style: normal; user-select: none }
mark { background: light-dark(#fff3b0, #5c4a00); color: inherit; border-radius: 2px }
table { border-collapse: collapse } th, td { padding: .25rem .8rem; border: 1px solid var(--line); text-align: right } th[scope=row] { text-align: left }
footer { margin-top: 3rem }
`
