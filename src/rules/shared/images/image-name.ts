import { UNKNOWN } from '../../../syntax/notation/interpolation.ts'

/** A reference for messages: what cannot be known is shown as a variable. */
export function imageName(template: string): string {
  return template.replaceAll(UNKNOWN, '${…}')
}
