import { Cursor } from './cursor.ts'
import { endOfRule, recover } from './end.ts'
import { headAhead, headOf } from './head.ts'
import type { AppArmorTree, BlockNode, BranchNode, Node, ProfileNode, Qualifier, Word } from './model.ts'
import { abiOf, aliasOf, includeOf, variableOf } from './preamble.ts'
import { qualifiersOf, readRule } from './rule.ts'

export type * from './model.ts'
export { classOf, CLASSES } from './classes.ts'
export { transitionsOf } from './rule-bodies.ts'
export { edgesMeet, edgesOf } from './glob-edges.ts'
export { globCovers, globsOverlap, isExact, literalPrefix } from './glob-match.ts'
export { fixedPart, samplePath } from './glob-sample.ts'
export { globProblem } from './glob.ts'

/** Braces nested deeper are read, but flattened into the block at this depth. */
const DEEPEST = 64
const CONDITION = /\$\{?\w+\}?|@\{?\w+\}?|[A-Za-z]\w*|[=!<>]+|"[^"\r\n]*"|[^\s{}"]/y

interface Frame {
  readonly node: ProfileNode | BranchNode | BlockNode | undefined
  readonly items: Node[]
  readonly brace: number
}

/** Reads a file tolerantly: what cannot be read is a problem at its place, and the rest is read on. Never throws; linear. */
export function readAppArmor(text: string): AppArmorTree {
  return new Reader(text).read()
}

class Reader {
  readonly cursor: Cursor
  private readonly root: Frame = { node: undefined, items: [], brace: 0 }
  readonly frames: Frame[] = [this.root]
  /** Whether a profile stands above at the outermost level: from there on nothing but profiles and includes may. */
  private profileSeen = false
  /** How much was reported before the present statement. */
  private reported = 0

  constructor(text: string) {
    this.cursor = new Cursor(text)
  }

  read(): AppArmorTree {
    const { cursor } = this
    if (cursor.next === '\uFEFF') {
      cursor.problem(
        { start: 0, end: ++cursor.at },
        'a byte order mark stands before the text, which the parser does not take',
      )
    }
    for (cursor.skip(); !cursor.done; cursor.skip()) {
      const before = cursor.at
      this.reported = cursor.problems.length
      this.item()
      if (cursor.at === before) cursor.problem(cursor.junk(), 'this has no place here')
    }
    for (const { node, brace } of this.frames.slice(1)) {
      cursor.problem({ start: brace, end: brace + 1 }, `this brace is never closed`)
      if (node) endAt(node, cursor.at, cursor.at)
    }
    return { items: this.root.items, comments: cursor.comments, problems: cursor.problems }
  }

  private get frame(): Frame {
    return this.frames.at(-1) ?? this.root
  }

  private get top(): boolean {
    return this.frames.length === 1
  }

  private get afterProfile(): boolean {
    return this.top && this.profileSeen
  }

  private item(): void {
    const { cursor } = this
    const { next, at: start } = cursor
    if (next === '}') return void this.close()
    if (next === ',') {
      const include = this.frame.items.at(-1)?.type === 'include'
      return void cursor.problem(
        { start, end: ++cursor.at },
        include ? 'an include ends without a comma' : 'a comma stands where no rule is',
      )
    }
    if (next === '#' || next === 'i') {
      const include = includeOf(cursor)
      if (include) return void this.frame.items.push(include)
    }
    if (next === '@' || next === '$') {
      const variable = variableOf(cursor)
      if (variable) {
        if (!this.top) cursor.problem(variable, 'a variable cannot be defined inside a profile')
        else if (this.afterProfile) cursor.problem(variable, 'a variable must be defined above the first profile')
        return void this.frame.items.push(variable)
      }
    }
    this.statement(start)
  }

  private statement(start: number): void {
    const { cursor } = this
    const qualifiers = qualifiersOf(cursor)
    if (cursor.next === '{') return void this.openBlock(start, qualifiers)
    const at = cursor.at
    if (cursor.next === '^') {
      cursor.at++
      return void this.openProfile(start, qualifiers, { start: at, end: at + 1, text: '^', quoted: false })
    }
    const keyword = cursor.keyword('if', 'else', 'profile', 'hat', 'abi', 'alias')
    if (keyword?.text === 'if') return void this.openBranch(start, qualifiers)
    if (keyword?.text === 'else') {
      cursor.problem(keyword, 'no `if` stands before this `else`')
      cursor.skip()
      cursor.keyword('if')
      return void this.openBranch(start, qualifiers)
    }
    if (keyword?.text === 'profile' || keyword?.text === 'hat') return void this.openProfile(start, qualifiers, keyword)
    if (keyword) return void this.preamble(start, keyword)
    if (headAhead(cursor, this.top)) return void this.openProfile(start, qualifiers, undefined)
    const rule = readRule(cursor, start, qualifiers, this.reported)
    if (rule) this.frame.items.push(rule)
  }

  private preamble(start: number, keyword: Word): void {
    const { cursor } = this
    const node = keyword.text === 'abi' ? abiOf(cursor, start) : aliasOf(cursor, start)
    if (this.afterProfile || (keyword.text === 'alias' && !this.top)) {
      cursor.problem(keyword, `\`${keyword.text}\` must stand above the first profile`)
    }
    if (!node) return void recover(cursor)
    this.frame.items.push(node)
    cursor.last = node.end
    endOfRule(cursor, true)
  }

  private openProfile(start: number, qualifiers: readonly Qualifier[], keyword: Word | undefined): void {
    const { cursor } = this
    if (qualifiers[0]) cursor.problem(qualifiers[0], 'a profile takes no qualifier')
    if (!this.top && !keyword) {
      cursor.problem(
        { start: cursor.at, end: cursor.at + 1 },
        'a profile inside a profile needs the word `profile` before its name',
      )
    }
    const node = headOf(cursor, start, keyword)
    if (node) this.open(node, cursor.at - 1)
    else recover(cursor)
  }

  private openBlock(start: number, qualifiers: readonly Qualifier[]): void {
    const { cursor } = this
    const brace = cursor.at++
    if (this.top && qualifiers.length === 0) {
      cursor.problem({ start: brace, end: brace + 1 }, 'this brace belongs to no profile')
    }
    const priority = qualifiers.find(({ word }) => word === 'priority')
    if (priority) cursor.problem(priority, 'a block takes no priority')
    this.open({ type: 'block', start, end: cursor.text.length, qualifiers, items: [] }, brace)
  }

  /** An `if` behind its word, or an `else`. */
  private openBranch(start: number, qualifiers: readonly Qualifier[]): void {
    const { cursor } = this
    if (qualifiers[0]) cursor.problem(qualifiers[0], '`if` takes no qualifier')
    const condition: Word[] = []
    for (cursor.skip(); !cursor.done && cursor.next !== '{' && cursor.next !== '}'; cursor.skip()) {
      const word = cursor.word(CONDITION)
      if (!word) break
      condition.push(word)
    }
    if (cursor.next !== '{') {
      cursor.problem({ start, end: start + 2 }, 'an `if` is followed by a block in braces')
      return void recover(cursor)
    }
    const bad = condition.find(
      ({ text }, i) =>
        text.startsWith('@') &&
        !/^(?:defined|in|[=!<>]+)$/.test(condition[i - 1]?.text ?? '') &&
        !/^(?:in|[=!<>]+)$/.test(condition[i + 1]?.text ?? ''),
    )
    if (bad) cursor.problem(bad, 'a variable that is no boolean can only be asked for with `defined`')
    const brace = cursor.at++
    this.open({ type: 'branch', start, end: cursor.text.length, condition, items: [] }, brace)
  }

  private open(node: ProfileNode | BranchNode | BlockNode, brace: number): void {
    if (this.top && node.type === 'profile') this.profileSeen = true
    this.frame.items.push(node)
    const items = this.frames.length > DEEPEST ? this.frame.items : node.items
    this.frames.push({ node, items, brace })
  }

  private close(): void {
    const { cursor } = this
    const at = cursor.at++
    if (this.top) return void cursor.problem({ start: at, end: at + 1 }, 'this brace closes nothing')
    const node = this.frames.pop()?.node
    if (!node) return
    endAt(node, at, at + 1)
    if (node.type !== 'branch') return
    cursor.skip()
    const start = cursor.at
    if (node.condition.length === 0 || !cursor.keyword('else')) return
    cursor.skip()
    if (cursor.keyword('if') || cursor.next === '{') return void this.openBranch(start, [])
    cursor.problem({ start, end: start + 4 }, '`else` is followed by `if` or a block in braces')
  }
}

function endAt(node: ProfileNode | BranchNode | BlockNode, inner: number, end: number): void {
  Object.assign(node, { end })
  if (node.type === 'profile') node.body = { start: node.body.start, end: inner }
}
