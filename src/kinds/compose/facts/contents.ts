import { entriesOf, get, type YamlNode } from '../../../syntax/yaml/index.ts'
import type { Mask } from '../../shared/mask.ts'
import { secretsOfText } from '../../shared/secrets-of-text.ts'
import type { Sink } from '../../shared/sink.ts'
import { textOf } from '../values.ts'

/** Files whose content stands in the Compose file: `configs` and `secrets` with `content`. */
export function contentFacts(document: YamlNode | undefined, text: string, emit: Sink, mask: Mask): void {
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
