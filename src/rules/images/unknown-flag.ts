import type { Rule } from '../../core/rule.ts'

/** The flags of each instruction, those of the labs channel included (Dockerfile reference; BuildKit, dockerfile/instructions/parse.go). */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  FROM: ['platform'],
  RUN: ['mount', 'network', 'security', 'device'],
  COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
  ADD: ['keep-git-dir', 'checksum', 'chown', 'chmod', 'link', 'unpack', 'exclude'],
  HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
  CMD: [],
  ENTRYPOINT: [],
  EXPOSE: [],
  USER: [],
  WORKDIR: [],
  VOLUME: [],
  SHELL: [],
  ENV: [],
  LABEL: [],
  MAINTAINER: [],
  ONBUILD: [],
}

/** BuildKit refuses flags it does not know. */
export const unknownFlag: Rule = {
  id: 'unknown-flag',
  title: 'Instruction has a flag Docker does not know',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://docs.docker.com/reference/dockerfile/'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject }, { report }) {
      const known = FLAGS[keyword]
      for (const { name, nameSpan, span } of known ? instruction.flags : []) {
        if (known?.includes(name)) continue
        report({
          span: { start: span.start, end: nameSpan.end },
          subject,
          evidence: `${keyword} --${name}`,
          values: { keyword, name, known: known && known.length > 0 ? known.join(', ') : 'none' },
          message:
            '{keyword} has no flag --{name}, so the build fails, and what it was to set is not set. Its flags are: {known}.',
        })
      }
    },
  },
}
