import type { Rule } from '../../core/rule.ts'
import { speaksOfCredential } from '../../knowledge/secrets/files.ts'

/** Each instruction adds a layer; what an earlier one holds can be read from it although a later one hides it (OCI image specification, "Layer"). */
export const secretRemovedInLaterLayer: Rule = {
  id: 'secret-removed-in-later-layer',
  title: 'Credential removed in a later layer than it came in',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [
    'https://docs.docker.com/build/building/secrets/',
    'https://github.com/opencontainers/image-spec/blob/main/layer.md',
    'NIST SP 800-190 4.1.4',
  ],
  on: {
    command({ program, operands, phase, subject, script }, { report }) {
      if (phase !== 'build' || !script.kept || (program !== 'rm' && program !== 'shred' && program !== 'unlink')) return
      const earlier = [
        ...script.copied(),
        ...script
          .earlier()
          .flatMap(({ commands }) => commands.flatMap(({ outputs }) => outputs.flatMap(({ value }) => value ?? []))),
      ].filter(speaksOfCredential)
      for (const { span, value } of operands) {
        if (value === undefined || !earlier.some((path) => removes(value, path))) continue
        report({
          span,
          subject,
          evidence: `rm ${value}`,
          message:
            'This removes a credential that an earlier instruction brought in: the earlier layer still holds it, for everyone who can pull the image. Mount it in the one RUN that needs it with --mount=type=secret, and replace it, as it is known now.',
        })
      }
    },
  },
}

/** Whether removing `path` is meant to remove the file written as `file`: by its name, or with the folder of its kind. */
function removes(path: string, file: string): boolean {
  const name = lastPart(file)
  return lastPart(path) === name || (lastPart(path) === '.ssh' && /^id_\w+$|^\.ssh$/.test(name))
}

function lastPart(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '')
}
