import type { Fact } from '../../core/fact.ts'
import type { Workload } from '../../core/facts/workload.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
import type { Source } from '../../core/source.ts'
import { readYaml } from '../../syntax/yaml/index.ts'
import { maskLines, type Mask } from '../shared/mask.ts'
import { secretsElsewhere } from '../shared/secrets-of-text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { lacks } from './aspects.ts'
import { commentsOf } from './comments.ts'
import { COMPOSE_FILES, isCompose, roleOf } from './detect.ts'
import { commandsFacts } from './facts/commands.ts'
import { confinementFacts } from './facts/confinement.ts'
import { contentFacts } from './facts/contents.ts'
import { fileFacts } from './facts/file.ts'
import { builtImages, imageFacts } from './facts/image.ts'
import { limitFacts } from './facts/limits.ts'
import { mountFacts, volumeDevices } from './facts/mounts.ts'
import { hostNetworksOf, namespaceFacts } from './facts/namespaces.ts'
import { operationFacts } from './facts/operations.ts'
import { portFacts } from './facts/ports.ts'
import { privilegeFacts } from './facts/privilege.ts'
import { referenceFacts } from './facts/references.ts'
import { settingFacts } from './facts/settings.ts'
import { surroundingsOf, variableFacts } from './facts/variables.ts'
import { documentsOf, servicesOf } from './service.ts'

/** Compose files, as the Compose specification describes them. */
export const compose: Kind = {
  id: 'compose',
  title: 'Compose file',
  files: COMPOSE_FILES,
  sniffed: ['**/*.{yml,yaml}'],
  comment: { open: '# ', close: '' },
  detect: isCompose,
  read,
}

function read(source: Source): Reading {
  const file = readYaml(source.text)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  for (const document of documentsOf(file)) {
    const devices = volumeDevices(document)
    const hostNetworks = hostNetworksOf(document)
    const services = servicesOf(source.text, document, roleOf(source.name))
    const built = builtImages(services)
    const surroundings = surroundingsOf(services)
    const first = facts.length
    for (const service of services) {
      const { name, subject, noun, span } = service
      const workload: Workload = { span, subject, noun, name, platform: 'container', lacks: (aspect) => lacks(service, aspect) }
      emit('workload', workload)
      privilegeFacts(service, emit)
      namespaceFacts(service, hostNetworks, emit)
      confinementFacts(service, emit)
      limitFacts(service, workload, emit)
      mountFacts(service, devices, emit)
      portFacts(service, emit)
      imageFacts(service, built, emit)
      settingFacts(service, emit)
      operationFacts(service, emit)
      referenceFacts(service, emit)
      variableFacts(service, surroundings, source.text, emit, mask)
      commandsFacts(service, source.text, emit, mask)
    }
    contentFacts(document, source.text, emit, mask)
    fileFacts(document, services, facts.slice(first), emit)
  }
  secretsElsewhere(source.text, { subject: 'file', noun: 'the file', carrier: 'the file', kept: true }, emit, secrets)
  return { facts, secrets: maskLines(source.text, secrets), comments: commentsOf(source, file), problems: file.problems }
}
