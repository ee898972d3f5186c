import type { Secret, Variable } from '../../../core/facts/text.ts'
import type { Span } from '../../../core/span.ts'
import { isWeakCredential, repeatsUser, secretsIn } from '../../../knowledge/secrets/index.ts'
import { secretSpan, type Mask } from './mask.ts'
import type { Sink } from '../sink.ts'

/** A value as its reader gets it, references unexpanded, and where its characters stand in the file. */
export interface WrittenValue {
  readonly text: string
  /** Whether a `$` begins a reference. */
  readonly interpolated: boolean
  /** Where a range of the text stands: exactly, or everything that holds it where text and file differ. */
  spanOf(start: number, end: number): Span
}

const CARRIERS: Readonly<Record<Exclude<Variable['place'], 'command'>, string>> = {
  environment: 'environment variable',
  'image-environment': 'ENV',
  'build-argument': 'build argument',
  label: 'label',
}

/** A variable as a kind knows it before its value is looked at. */
export type PlainVariable = Omit<Variable, 'holdsSecret' | 'place'> & { readonly place: keyof typeof CARRIERS }

/** What surrounds a variable. */
export interface SecretCircumstances extends Pick<Secret, 'serves' | 'moveOut'> {
  /** Names that a careless password repeats, in lower case. */
  readonly guesses?: ReadonlySet<string>
}

/**
 * Emits a variable and the credentials in its value, told by the variable's name or by the value's form. Every one of them is masked,
 * whether a rule speaks of it or not.
 */
export function emitVariable(
  variable: PlainVariable,
  written: WrittenValue | undefined,
  more: SecretCircumstances,
  emit: Sink,
  mask: Mask,
): void {
  const found = written ? secretsIn(variable.variable, written.text, written.interpolated) : []
  emit('variable', { ...variable, holdsSecret: found.length > 0 })
  const { place, subject, noun, kept, span, variable: name } = variable
  const { serves, moveOut, guesses } = more
  if (!written) return
  found.forEach(({ what, kind, placeholder, valueOffsets }, index) => {
    const { start, end } = valueOffsets
    const value = written.text.slice(start, end)
    const weak = isWeakCredential(name, value, guesses) || repeatsUser(written.text, valueOffsets)
    mask(secretSpan(written.spanOf(start, end), value, weak))
    // One finding a variable: what else its value holds is masked, and goes with it.
    if (index > 0) return
    emit('secret', {
      span,
      subject,
      noun,
      carrier: `${CARRIERS[place]} "${name}"`,
      place,
      what,
      form: kind,
      placeholder,
      kept,
      weak,
      serves,
      variable: name,
      moveOut,
    })
  })
}
