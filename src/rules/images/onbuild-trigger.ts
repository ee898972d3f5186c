import type { Rule } from '../../core/rule.ts'

/** Docker documentation, "Building best practices", ONBUILD. */
export const onbuildTrigger: Rule = {
  id: 'onbuild-trigger',
  title: 'Image runs instructions in the builds of other images',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://docs.docker.com/build/building/best-practices/#onbuild'],
  on: {
    'dockerfile.instruction'({ keyword, instruction: { keywordSpan, trigger }, subject }, { report }) {
      if (keyword !== 'ONBUILD' || !trigger) return
      report({
        span: keywordSpan,
        subject,
        evidence: `ONBUILD ${trigger.keyword}`,
        values: { what: trigger.keyword },
        message:
          "This {what} runs in every build that starts from this image, where nobody sees it: it copies that build's files or runs commands on them. Put it into the Dockerfiles that need it.",
      })
    },
  },
}
