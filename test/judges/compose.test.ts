// Compose projects as we put them together beside compose-go.
import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { read } from '../../src/kinds/compose/reader.ts'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'
import { ownProject, type ComposeAnswer, type ComposeQuestion, type Files } from './compose-shape.ts'
import { MERGES } from './inputs/merges.ts'
import { PROJECTS } from './inputs/projects.ts'
import { judge, NOT_ASKED, type Judge } from './judge.ts'
import { randomProjects } from './random-projects.ts'

/** Of the real files, every this many-th is asked about; all of them by `npm run fuzz`. */
const EVERY = process.env['FUZZ'] === undefined ? 15 : 1
const INPUTS = [
  ...MERGES.map(([base, over]): Files => ({ 'compose.yaml': web(base), 'compose.override.yml': web(over) })),
  ...PROJECTS,
]

type Ask = (questions: readonly ComposeQuestion[]) => readonly ComposeAnswer[]

describe('Compose projects beside compose-go', function () {
  let composeGo: Judge<ComposeQuestion, ComposeAnswer>
  before(async () => {
    composeGo = await judge('compose', 'projects')
  })

  it('are put together alike where readers go wrong', () => {
    assert.deepEqual(differences(INPUTS, composeGo.ask), [])
  })

  it('are put together alike whatever stands in them', function () {
    if (!composeGo.askAnew) {
      this.test!.title += ` (${NOT_ASKED})`
      return void this.skip()
    }
    assert.deepEqual(differences(randomProjects(), composeGo.askAnew).slice(0, 3), [])
  })

  it(hasShared ? 'are read alike that others wrote' : `are read alike that others wrote (${SKIPPED})`, function () {
    if (!hasShared) return void this.skip()
    if (!composeGo.askAnew) {
      this.test!.title += ` (${NOT_ASKED})`
      return void this.skip()
    }
    // The name of a project is its folder's, or what whoever starts it says.
    const files = realFiles('compose', EVERY).filter(({ text }) => !text.includes('COMPOSE_PROJECT_NAME'))
    assert.deepEqual(
      differences(
        files.map(({ text }) => ({ 'compose.yaml': text })),
        composeGo.askAnew,
      ),
      [],
    )
  })
})

function web(settings: string): string {
  return `services:\n  web:\n    image: i\n${settings.replace(/^/gm, '    ')}\n`
}

/** Where compose-go makes something else of our project than of the files, or refuses as no YAML what we take, or takes what we refuse. */
function differences(projects: readonly Files[], ask: Ask): readonly string[] {
  const theirs = ask(projects.map((files) => ({ files })))
  const taken = projects.filter((_, i) => theirs[i]?.refusal === undefined)
  const ours = new Map(ask(taken.map((files) => ({ files: ownProject(files) }))).map((one, i) => [taken[i], one]))
  return projects.flatMap((files, i) => {
    const their = theirs[i]
    const said = JSON.stringify(files)
    const problems = Object.entries(files).flatMap(([path, text]) =>
      /\.ya?ml$/.test(path)
        ? read(new Source(`file:///${path}`, text), ALONE).problems.map(({ message }) => message)
        : [],
    )
    if (their?.refusal !== undefined) {
      const unread = their.refusal.includes('failed to parse') && problems.length === 0
      return unread ? [`${said} is refused: ${their.refusal}`] : []
    }
    if (problems.length > 0) return [`${said} is taken, and we say: ${problems.join(', ')}`]
    const own = ours.get(files)
    return isDeepStrictEqual(their, own) ? [] : [`${said} is ${JSON.stringify(their)}, and ours ${JSON.stringify(own)}`]
  })
}
