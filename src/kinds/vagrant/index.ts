import type { Fact } from '../../core/fact.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import { readRuby } from '../../syntax/ruby/index.ts'
import { maskLines } from '../shared/mask.ts'
import { secretsElsewhere } from '../shared/secrets-of-text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { isVagrantfile, VAGRANTFILES } from './detect.ts'
import { dockerFacts } from './facts/docker.ts'
import { credentialFacts } from './facts/credentials.ts'
import { folderFacts } from './facts/folders.ts'
import { hostCommandFacts } from './facts/host-commands.ts'
import { hypervFacts } from './facts/hyperv.ts'
import { libvirtFacts } from './facts/libvirt.ts'
import { machineFacts } from './facts/machines.ts'
import { networkFacts } from './facts/networks.ts'
import { provisionerFacts } from './facts/provisioners.ts'
import { settingFacts } from './facts/settings.ts'
import { virtualboxFacts } from './facts/virtualbox.ts'
import { vmwareFacts } from './facts/vmware.ts'
import { vagrantLanguage } from './language.ts'
import { SaidIndex, saidOf, type Context } from './said.ts'
import { walk } from './walk.ts'

/** Vagrantfiles, as far as what they say can be read without running them. */
export const vagrant: Kind = {
  id: 'vagrant',
  title: 'Vagrantfile',
  files: VAGRANTFILES,
  comment: { open: '# ', close: '' },
  detect: isVagrantfile,
  read,
  language: vagrantLanguage,
}

function read(source: Source, neighbours: Neighbours): Reading {
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
