import { isWeakCredential, secretsIn } from '../../../knowledge/secrets/index.ts'
import { entriesOf, get, type YamlNode } from '../../../syntax/yaml/index.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import { secretsOfText } from '../../shared/secrets/text.ts'
import type { Sink } from '../../shared/sink.ts'
import { textOf } from '../values.ts'

/** What stands in a Compose file besides its services: files (`configs` and `secrets` with `content`), and options of volumes. */
export function contentFacts(document: YamlNode | undefined, text: string, emit: Sink, mask: Mask): void {
  driverSecretFacts(document, emit, mask)
  for (const kind of ['configs', 'secrets'] as const) {
    for (const { key, value } of entriesOf(get(document, kind)?.value)) {
      const content = get(value, 'content')
      const scalar = textOf(content?.value)?.scalar
      if (!content || !scalar) continue
      const noun = `${kind.slice(0, -1)} "${key}"`
      const place = { subject: `${kind}.${key}`, noun, kept: true, carrier: `the content of ${noun}` }
      if (kind === 'configs') secretsOfText(text, scalar.contentSpan, place, emit, mask)
      else if (!scalar.text.includes('${')) {
        // The whole content is a secret by its place.
        mask(scalar.contentSpan)
        emit('secret', {
          ...place,
          span: content.pair.key.span,
          place: 'text',
          what: 'a secret',
          form: 'name',
          placeholder: false,
          weak: false,
          serves: false,
          variable: key,
          moveOut: () => undefined,
        })
      }
    }
  }
}

/** A password among the mount options of a network file system: `o: username=u,password=...`. */
const MOUNT_PASSWORD = /(?:^|,)\s*(pass(?:word|wd)?2?)=([^,]+)/

/** Passwords in `driver_opts` of volumes: whoever may list volumes reads them, as may everyone on the host. */
function driverSecretFacts(document: YamlNode | undefined, emit: Sink, mask: Mask): void {
  for (const { key, value } of entriesOf(get(document, 'volumes')?.value)) {
    const options = get(get(value, 'driver_opts')?.value, 'o')
    const scalar = textOf(options?.value)?.scalar
    const found = scalar && MOUNT_PASSWORD.exec(scalar.text)
    if (!options || !found) continue
    const [whole, name = '', password = ''] = found
    const at = found.index + whole.length - password.length
    const [secret] = secretsIn(name, password, true)
    const start = scalar.offsetOf(at)
    const end = scalar.offsetOf(at + password.length)
    if (!secret) continue
    mask(start === undefined || end === undefined ? scalar.span : { start, end })
    const noun = `volume "${key}"`
    emit('secret', {
      subject: `volumes.${key}`,
      noun,
      carrier: `option "o" of ${noun}`,
      span: options.pair.span,
      place: 'text',
      what: secret.what,
      form: secret.kind,
      placeholder: secret.placeholder,
      weak: isWeakCredential(name, password),
      kept: true,
      serves: false,
      variable: key,
      moveOut: () => undefined,
    })
  }
}
