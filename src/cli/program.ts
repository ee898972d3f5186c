import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { PRESETS, type Preset } from '../core/rule.ts'
import { SEVERITIES } from '../core/severity.ts'
import type { Product } from '../engine/product.ts'
import { audit, FORMATS, type AuditOptions } from './commands/audit.ts'
import { explain } from './commands/explain.ts'
import { fix, type FixOptions } from './commands/fix.ts'
import { rules, RULE_FORMATS, type RulesOptions } from './commands/rules.ts'
import { nodeHost } from '../node/host.ts'
import { complain, EXIT, Failure, type Environment } from './environment.ts'

/**
 * Runs the command line.
 * @param args what stands after the program's name
 * @returns the exit code
 */
export async function run(product: Product, environment: Environment, args: readonly string[]): Promise<number> {
  let code: number = EXIT.fine
  const program = programOf(product, environment, (result) => (code = result))
  try {
    await program.parseAsync(unknownCommand(program, args) ?? args, { from: 'user' }).catch((error: unknown) => {
      if (!(error instanceof CommanderError)) throw error
      // Commander has said what is wrong; asking for help or the version is no mistake.
      code = error.exitCode === 0 ? EXIT.fine : EXIT.failed
    })
    await environment.stdout.drained()
    return code
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    complain(environment, error.message)
    return EXIT.failed
  }
}

/** A word in a command's place that names none, alone: with `--help` next to it, Commander would print help instead of refusing it. */
function unknownCommand({ commands }: Command, args: readonly string[]): readonly string[] | undefined {
  const words = args.filter((word) => !word.startsWith('-'))
  const [first] = words[0] === 'help' ? words.slice(1) : words
  return first === undefined || commands.some((one) => one.name() === first) ? undefined : [first]
}

function programOf(product: Product, environment: Environment, end: (code: number) => void): Command {
  const program = new Command('ringfence')
    .description('Hardens the files that decide how well a workload is isolated from its host.')
    .version(product.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void environment.stdout.write(text),
      writeErr: (text) => void environment.stderr.write(text),
      getOutHasColors: () => environment.colour,
      getErrHasColors: () => false,
    })
  scoped(program.command('audit').description('report weak isolation in files and folders'))
    .addOption(new Option('--format <format>', 'how to print the report').choices(FORMATS).default('text'))
    .option('--output <file>', 'write the report to a file')
    .option('--category <name>', 'tells several SARIF reports of one commit apart')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 at findings this bad or worse')
        .choices([...SEVERITIES, 'never'])
        .default('high'),
    )
    .option('--stdin-filename <name>', 'judge standard input as a file of this name')
    .action(async (paths: string[], options: AuditOptions) => end(await audit(product, environment, paths, options)))
  scoped(program.command('fix').description('apply fixes that cannot change what runs'))
    .option('--dry-run', 'show the changes as a diff, write nothing')
    .option('--review', 'also apply fixes that may change what runs: read the diff afterwards')
    .option('--rule <id...>', 'apply fixes of these rules only')
    .action(async (paths: string[], options: FixOptions) => end(await fix(product, environment, paths, options)))
  coloured(
    program
      .command('explain')
      .description('print the page of a rule')
      .argument('<rule>', 'its id, or its name in another tool: hadolint:DL3002'),
  ).action(async (name: string, options: { color?: boolean }) =>
    end(await explain(product, environment, name, options)),
  )
  coloured(program.command('rules').description('list all rules'))
    .addOption(new Option('--format <format>', 'how to print the list').choices(RULE_FORMATS).default('text'))
    .action((options: RulesOptions) => end(rules(product, environment, options)))
  program
    .command('lsp')
    .description('serve an editor that speaks the language server protocol')
    .requiredOption('--stdio', 'over standard input and output')
    .action(async () => {
      // Loaded only now: no other command needs the server.
      const { runServer } = await import('../server/run.ts')
      runServer(nodeHost())
    })
  return program
}

/** Options of the commands that judge files. */
function scoped(command: Command): Command {
  return coloured(command)
    .argument('[path...]', 'files and folders; default: the current folder')
    .option('--preset <name>', `which sets of rules are on: ${PRESETS.join(', ')}; a list, or given again`, presets)
    .option('--config <file>', 'the project file; default: the nearest ringfence.yaml')
    .option('--no-ignore', 'also judge what .gitignore and .ringfenceignore leave out, and node_modules')
}

function coloured(command: Command): Command {
  return command.option('--color', 'colours, also into a pipe').option('--no-color', 'no colours')
}

function presets(value: string, before: readonly Preset[] = []): readonly Preset[] {
  const names = value.split(',').map((name) => PRESETS.find((preset) => preset === name.trim()))
  if (names.includes(undefined)) throw new InvalidArgumentError(`Presets are ${PRESETS.join(', ')}.`)
  return [...new Set([...before, ...names.filter((name) => name !== undefined)])]
}
