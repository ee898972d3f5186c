import { safeFix } from '../../../core/finding.ts'
import type { Report } from '../../../core/rule.ts'
import type { DockerfileFile, DockerfileInstruction, Stage } from '../../../kinds/dockerfile/facts.ts'

/** The reports on all instructions of a keyword that a later one of the same stage makes void. */
export function voidInstructions(
  { instructions }: DockerfileFile,
  keyword: string,
  uri: string,
  message: string,
): readonly Report[] {
  const last = new Map<Stage | undefined, DockerfileInstruction>()
  const own = instructions.filter((one) => one.keyword === keyword && !one.trigger && one.stage !== undefined)
  for (const one of own) last.set(one.stage, one)
  return own.filter((one) => last.get(one.stage) !== one).map((one) => reportOn(one, last.get(one.stage), uri, message))
}

function reportOn(
  { instruction, subject, edit, keyword }: DockerfileInstruction,
  last: DockerfileInstruction | undefined,
  uri: string,
  message: string,
): Report {
  return {
    span: instruction.keywordSpan,
    subject,
    evidence: `void ${keyword}`,
    message,
    related: last ? [{ uri, span: last.instruction.keywordSpan, message: 'this one counts' }] : [],
    fixes: [safeFix(`Remove this ${keyword}`, edit.remove())],
  }
}
