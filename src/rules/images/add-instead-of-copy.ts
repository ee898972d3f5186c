import { reviewFix, safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { Operand } from '../../kinds/dockerfile/facts.ts'
import { isArchive, isDownload, isGit, sourcesOf } from '../shared/images/file-sources.ts'

/** Options only ADD knows. */
const ADD_ONLY: ReadonlySet<string> = new Set(['checksum', 'keep-git-dir', 'unpack'])
/** Sources that cannot be an archive. */
const PLAIN =
  /(^\.{1,2}|\/|\.(c|cfg|conf|cpp|css|csproj|go|h|html?|ini|jar|java|js|json|jsx|lock|md|php|pl|pom|properties|py|rb|rs|sh|sql|toml|ts|tsx|txt|war|xml|ya?ml))$/i

/** Docker documentation, "Building best practices", ADD or COPY. */
export const addInsteadOfCopy: Rule = {
  id: 'add-instead-of-copy',
  title: 'Local files are added with ADD',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3020',
    'checkov:CKV_DOCKER_4',
    'trivy:DS-0005',
    'kics:9513a694-aa0d-41d8-be61-3271e056f36b',
    'kics:add_instead_of_copy',
    'sonar:S7029',
    'cis-docker:4.9',
    'dockle:CIS-DI-0009',
  ],
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy', 'CIS Docker Benchmark 4.9'],
  on: {
    'dockerfile.instruction'(of, { report }) {
      const { keyword, instruction, subject, edit } = of
      const sources = sourcesOf(of)
      if (keyword !== 'ADD' || sources.length === 0 || instruction.flags.some(({ name }) => ADD_ONLY.has(name))) return
      const values = sources.map((one) => (one.heredoc ? './' : (one.value ?? namedFile(one, of.operands.at(-1)))))
      if (values.some((value) => value === undefined || isArchive(value) || isDownload(value) || isGit(value))) return
      const edits = edit.replaceKeyword('COPY')
      report({
        span: instruction.keywordSpan,
        subject,
        evidence: `ADD ${sources.map(({ raw }) => raw).join(' ')}`,
        message:
          'ADD also downloads and unpacks: whether files arrive as they are depends on their names and contents. Use COPY for local files.',
        fixes: [
          values.every((value, index) => PLAIN.test(value ?? '') && sources[index]?.value !== undefined)
            ? safeFix('Use COPY', edits)
            : reviewFix('Use COPY', 'a tar archive among the files is then copied as it is, not unpacked', edits),
        ],
      })
    },
  },
}

/** The destination stands for a source that a variable names, when both say that it is one local file: `ADD ${JAR_FILE} app.jar`. */
function namedFile({ raw }: Operand, target: Operand | undefined): string | undefined {
  const local = /^["']?\$\{?\w*(FILE|JAR|WAR|DIR)\}?["']?$/i.test(raw) && !/UR[IL]|LINK|REMOTE/i.test(raw)
  return local && target?.value !== undefined && /\.\w+$/.test(target.value) ? target.value : undefined
}
