import type { SyntaxProblem } from '../../../core/kind.ts'
import { resolve, type Entry } from '../../../syntax/yaml/index.ts'
import { type Service, isForSwarm, startedImage } from './service.ts'
import { isNull, textOf } from '../values.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Workload } from '../../../core/facts/workload.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import { type Sink, sinkInto } from '../../shared/sink.ts'
import { lacks } from './aspects.ts'
import { editorOf } from '../edit.ts'
import { firstAtTop, isKnownToFormatOne } from '../project/format-one.ts'
import type { Project, ProjectService } from '../project/index.ts'
import { ownDefinition, serviceOf } from './project-service.ts'
import { commandsFacts } from './commands.ts'
import { confinementFacts, hostNetworksOf, namespaceFacts } from './isolation.ts'
import { fileFacts } from './file.ts'
import { builtImages, imageFacts, inlineReader } from './image.ts'
import { limitFacts } from './limits.ts'
import { mountFacts, volumeDevices } from './mounts.ts'
import { operationFacts } from './operations.ts'
import { placedSink } from './placed.ts'
import { portFacts } from './ports.ts'
import { privilegeFacts } from './privilege.ts'
import { find, referenceFacts, settingFacts } from './settings.ts'
import { misspeltFacts } from './misspelt.ts'
import { refusedFacts } from './refused.ts'
import { undefinedNames } from './undefined-names.ts'
import { type History, historyOf } from './undone.ts'
import { surroundingsOf, variableFacts } from './variables.ts'

/**
 * What a project says, as far as the evidence stands in the judged file.
 * @param written the text of the judged file
 * @returns what Compose refuses in the file's services
 */
export function projectFacts(project: Project, written: string, emit: Sink, mask: Mask): readonly SyntaxProblem[] {
  const { document, text, isHere } = project
  const isFormatOne = project.fileAt(0).documents.some((one) => firstAtTop(one) !== undefined)
  const edit = editorOf(written, isFormatOne ? isKnownToFormatOne : undefined)
  const taken = (all: readonly ProjectService[]) =>
    all.flatMap((one) => {
      const service = serviceOf(one, project, edit)
      return service ? [{ one, service }] : []
    })
  const [mine, others] = [taken(project.services), taken(project.others)]
  const all = [...mine, ...others].sort((a, b) => a.one.index - b.one.index).map(({ service }) => service)
  const devices = volumeDevices(document)
  const hostNetworks = hostNetworksOf(document)
  const built = builtImages(all)
  const surroundings = surroundingsOf(all)
  const inline = inlineReader(written, project)
  const maskHere: Mask = (secret) => void (isHere(secret) && mask(secret))
  // Of all services, wherever it is written.
  const sideBySide: Fact[] = []
  const listing = sinkInto(sideBySide)
  // What another service of the file extends is first said of that service itself, which can also edit it.
  for (const { one, service } of [
    ...mine.filter(({ one }) => !extendsHere(one)),
    ...mine.filter(({ one }) => extendsHere(one)),
  ]) {
    const placed = placedSink(one, project, emit)
    const here: Sink = (name, fact) => {
      if (name === 'port' || name === 'healthCheck') listing(name, fact)
      placed(name, fact)
    }
    const history = historyOf(one, project, edit)
    const workload = workloadOf(service, history, project)
    here('workload', workload)
    serviceFact(one, service, project, emit)
    history.facts(here)
    privilegeFacts(service, here)
    namespaceFacts(service, hostNetworks, here)
    confinementFacts(service, here)
    limitFacts(service, workload, here)
    mountFacts(service, devices, here)
    portFacts(service, here)
    imageFacts(service, built, here)
    settingFacts(service, here)
    operationFacts(service, here)
    referenceFacts(service, here)
    misspeltFacts(service, here)
    refusedFacts(service, here)
    variableFacts(service, surroundings, text, here, maskHere)
    commandsFacts(service, text, here, maskHere)
    inline(service, placed, maskHere)
  }
  for (const { service } of others) {
    portFacts(service, listing)
    operationFacts(service, listing)
  }
  if (project.layered) undefinedNames(project, all, emit)
  if (project.layered) fileFacts(project, all, sideBySide, (name, fact) => void (isHere(fact.span) && emit(name, fact)))
  return mine.flatMap(({ service }) => emptySettingProblems(service)).filter(({ span }) => isHere(span))
}

/** The secrets that a file writes into its services, whatever other files make of them. */
export function writtenSecrets(project: Project, text: string, emit: Sink, mask: Mask): void {
  const services = project.services.flatMap((one) => serviceOf(one, project, editorOf(text)) ?? [])
  const surroundings = surroundingsOf(services)
  const secretsAlone: Sink = (name, fact) => void (name === 'secret' && emit(name, fact))
  for (const service of services) {
    variableFacts(service, surroundings, text, secretsAlone, mask)
    commandsFacts(service, text, secretsAlone, mask)
  }
}

function extendsHere({ definitions }: ProjectService): boolean {
  return definitions.some(({ file, extended }) => extended && file.start === 0)
}

function workloadOf(service: Service, { isUndone }: History, { isHere }: Project): Workload {
  const { name, subject, noun, span } = service
  return {
    span,
    subject,
    noun,
    name,
    platform: 'container',
    image: startedImage(service),
    lacks: (aspect) => {
      const absence = isUndone(aspect) ? undefined : lacks(service, aspect)
      return absence?.at && !isHere(absence.at) ? { add: absence.add } : absence
    },
  }
}

/** The service as a whole, in each file that defines it. */
function serviceFact(one: ProjectService, service: Service, project: Project, emit: Sink): void {
  const own = ownDefinition(one)
  if (!own || own.extended) return
  const { subject, noun, partial, edit } = service
  const { span } = own.file.placing.entry(own.entry).pair.key
  const at = (path: string) => find(service, path.split('.'))?.pair.span
  emit('compose.service', {
    span,
    subject,
    noun,
    complete: !partial && project.isHere(service.span),
    swarm: isForSwarm(service),
    has: (path) => at(path) !== undefined,
    at: (path) => {
      const found = at(path)
      return found && project.isHere(found) ? found : undefined
    },
    text: (path) => textOf(find(service, path.split('.'))?.value)?.text,
    add: (key, value) => edit.addSetting(service, key, value),
    image: service.image,
  })
}

/** Settings that hold a list or a mapping, of which Compose refuses those without a value (compose-go, `schema/compose-spec.json`). */
const COLLECTIONS: ReadonlySet<string> = new Set([
  'annotations',
  'blkio_config',
  'cap_add',
  'cap_drop',
  'configs',
  'depends_on',
  'device_cgroup_rules',
  'devices',
  'dns',
  'dns_opt',
  'dns_search',
  'env_file',
  'environment',
  'expose',
  'external_links',
  'extra_hosts',
  'group_add',
  'healthcheck',
  'labels',
  'links',
  'logging',
  'networks',
  'ports',
  'profiles',
  'secrets',
  'security_opt',
  'storage_opt',
  'sysctls',
  'tmpfs',
  'ulimits',
  'volumes',
  'volumes_from',
])

/** The settings of a service that Compose refuses because nothing follows their key. Another file may give a partial one its value. */
function emptySettingProblems({ settings, partial }: Service): readonly SyntaxProblem[] {
  if (partial) return []
  return [...settings.values()].flatMap((entry) =>
    COLLECTIONS.has(entry.key) && isEmpty(entry)
      ? [
          {
            span: entry.pair.span,
            message: `\`${entry.key}\` has no value, which Compose refuses: list something under it, or remove the key`,
          },
        ]
      : [],
  )
}

/** A tag such as `!reset` is a value too. */
function isEmpty({ pair, value, inherited }: Entry): boolean {
  const node = resolve(value)
  return (
    !inherited &&
    !pair.value?.tag &&
    (node === undefined ? pair.value === undefined : node.kind === 'scalar' && isNull(node))
  )
}
