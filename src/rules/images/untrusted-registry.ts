import type { Options } from '../../core/options.ts'
import type { Rule } from '../../core/rule.ts'
import { parseImageReference, type ImageReference } from '../../syntax/notation/image-reference.ts'
import { imageName } from '../shared/images/image-name.ts'

const OPTIONS = {
  trustedRegistries: {
    form: 'registries',
    about: 'Registries that images may come from, each with or without the first parts of a path',
    otherwise: "`trustedRegistries` of hadolint's configuration, else any registry",
    setting: 'trustedRegistries',
  },
} as const satisfies Options

/** CIS 4.2, NIST SP 800-190 4.1.5. Which registries are trusted only the project can say: without a list nothing is found. */
export const untrustedRegistry: Rule<typeof OPTIONS> = {
  id: 'untrusted-registry',
  title: 'Image comes from a registry the project does not trust',
  facet: 'image',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3026',
    'kics:use_only_an_allowed_registry',
    'datadog:use_only_an_allowed_registry_in_the_from_image',
    'cis-docker:4.2',
    'dockle:CIS-DI-0002',
  ],
  references: ['CIS Docker Benchmark 4.2', 'NIST SP 800-190 4.1.5', 'https://github.com/hadolint/hadolint/wiki/DL3026'],
  options: OPTIONS,
  on: {
    image({ span, subject, noun, reference, template, builtHere }, { options, report }) {
      const image = reference === undefined || builtHere ? undefined : parseImageReference(reference)
      if (!image) return
      const trusted = options.trustedRegistries
      if (trusted.length === 0 || trusted.some((one) => covers(one, image))) return
      report({
        span,
        subject,
        evidence: `image ${imageName(template)}`,
        values: { noun, image: imageName(template), registries: trusted.join(', ') },
        message:
          '{noun} uses {image}, which is not from one of the registries this project trusts ({registries}): nobody here watches what is published there. Take it from one of them, or add its registry to the list.',
      })
    },
  },
}

/** Whether a trusted entry, `host`, `*.host` or `host/first/parts`, stands for the image; Docker Hub's names count as one. */
function covers(trusted: string, { registry = 'docker.io', repository }: ImageReference): boolean {
  const [host = '', ...path] = trusted.toLowerCase().replace(/\/+$/, '').split('/')
  const wanted = hub(host)
  const given = hub(registry.toLowerCase())
  const hostFits = wanted === '*' || wanted === given || (wanted.startsWith('*.') && given.endsWith(wanted.slice(1)))
  const prefix = path.join('/')
  if (!hostFits || prefix === '') return hostFits
  // Docker Hub keeps `postgres` as `library/postgres`, and answers to both.
  const short = repository.toLowerCase().replace(/^library\//, '')
  const names =
    given !== 'docker.io' ? [repository.toLowerCase()] : short.includes('/') ? [short] : [short, `library/${short}`]
  return names.some((name) => `${name}/`.startsWith(`${prefix}/`))
}

function hub(host: string): string {
  return /^(?:(?:index\.|registry-1\.|registry\.hub\.|hub\.)?docker\.(?:io|com))$/.test(host) ? 'docker.io' : host
}
