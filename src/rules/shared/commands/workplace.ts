import type { Command } from '../../../core/facts/command.ts'

/** What commands change, for messages: the machine they provision, or the image they build. */
export function resultOf({ phase }: Pick<Command, 'phase'>): 'machine' | 'image' {
  return phase === 'provision' ? 'machine' : 'image'
}

/** What runs in the end, for messages. */
export function placeOf({ phase }: Pick<Command, 'phase'>): 'machine' | 'container' {
  return phase === 'provision' ? 'machine' : 'container'
}
