import type { Source } from '../../core/source.ts'
import type { Fact } from '../../core/fact.ts'
import type { Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { readRuby } from '../../syntax/ruby/index.ts'
import { maskLines } from '../shared/secrets/mask.ts'
import { secretsElsewhere } from '../shared/secrets/text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { dockerFacts } from './read/docker.ts'
import { credentialFacts } from './read/credentials.ts'
import { folderFacts } from './read/folders.ts'
import { hostCommandFacts } from './read/commands.ts'
import { hypervFacts, vmwareFacts } from './read/vmware-hyperv.ts'
import { libvirtFacts } from './read/libvirt.ts'
import { machineFacts, settingFacts } from './read/machines.ts'
import { networkFacts } from './read/networks.ts'
import { provisionerFacts } from './read/provisioners.ts'
import { virtualboxFacts } from './read/virtualbox.ts'
import { type Context, SaidIndex, saidOf } from './read/said.ts'
import { walk } from './read/walk.ts'

export { vagrantLanguage as language } from './language/index.ts'

/** Reads a Vagrantfile. */
export function read(source: Source, neighbours: Neighbours): Reading {
  const { text } = source
  const ruby = readRuby(text)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const file = walk(ruby)
  const said = saidOf(text, file)
  const context: Context = {
    source,
    neighbours,
    text,
    file,
    said,
    index: new SaidIndex(said, file.root),
    emit: onceASecret(sinkInto(facts)),
    mask: (secret) => void secrets.push(secret),
  }
  machineFacts(context)
  settingFacts(context)
  networkFacts(context)
  folderFacts(context)
  virtualboxFacts(context)
  libvirtFacts(context)
  vmwareFacts(context)
  hypervFacts(context)
  dockerFacts(context)
  provisionerFacts(context)
  hostCommandFacts(context, ruby)
  credentialFacts(context, ruby, secrets)
  secretsElsewhere(text, { subject: 'file', noun: 'the file', carrier: 'the file', kept: true }, context.emit, secrets)
  return { facts, secrets: maskLines(text, secrets), comments: commentsOf(source, ruby), problems: ruby.problems }
}
