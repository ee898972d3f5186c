import type { Source } from '../../core/source.ts'
import type { Fact } from '../../core/fact.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
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
import { vagrantLanguage } from './language/index.ts'
import { type Context, SaidIndex, saidOf } from './read/said.ts'
import { walk } from './read/walk.ts'

/** File names an audit opens as Vagrantfiles. */
const VAGRANTFILES = ['**/Vagrantfile', '**/Vagrantfile.*', '**/*.Vagrantfile', '**/*.vagrantfile'] as const

const NAME = /^(?:vagrantfile([._-].*)?|.*\.vagrantfile)$/i
/** Data and templates that lie beside a Vagrantfile under its name. */
const OTHER = /\.(?:erb|ya?ml|json|md|txt|tt|j2|tmpl|tpl|sh|bak|orig|rej)$/i
const CONFIGURES = /\bVagrant(?:\.configure|::Config\.run)\b/

/** By name and by a call that configures Vagrant; Ruby files under other names only where the editor says they are Ruby. */
function isVagrantfile({ name, languageId, text }: Source): boolean {
  if (OTHER.test(name)) return false
  const named = NAME.test(name) && (languageId === undefined || languageId === 'plaintext' || languageId === 'ruby')
  return (named || languageId === 'ruby') && CONFIGURES.test(text)
}

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
