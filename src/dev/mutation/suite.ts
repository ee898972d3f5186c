import Mocha from 'mocha'

/** A test that is told apart from others of the same title. */
export interface NamedTest {
  readonly key: string
  /** The outermost group's title. */
  readonly group: string
  readonly test: Mocha.Test
}

/** Loads test files into a Mocha of their own, which stops at the first failure when told to. */
export class Suite {
  readonly #mocha: Mocha
  readonly tests: readonly NamedTest[]

  private constructor(mocha: Mocha) {
    this.#mocha = mocha
    this.tests = named(mocha.suite)
  }

  /**
   * @param load  evaluates test files
   * @param enters  whether an outermost group is wanted, by its title; others are not even entered
   */
  static async of(load: () => Promise<unknown>, bail: boolean, enters: (title: string) => boolean): Promise<Suite> {
    const mocha = new Mocha({ bail, timeout: 0, reporter: Silent })
    mocha.suite.emit('pre-require', globalThis, '', mocha)
    globalThis.describe = onlyGroups(globalThis.describe, enters)
    await load()
    return new Suite(mocha)
  }

  /** Leaves only some tests. */
  keep(keys: ReadonlySet<string>): void {
    const kept = new Set(this.tests.filter(({ key }) => keys.has(key)).map(({ test }) => test))
    const visit = (suite: Mocha.Suite): void => {
      suite.tests = suite.tests.filter((test) => kept.has(test))
      suite.suites.forEach(visit)
    }
    visit(this.#mocha.suite)
  }

  /** Runs what is left and gives the titles of what failed. */
  run(events: { start?: (test: Mocha.Test) => void; end?: (test: Mocha.Test) => void }): Promise<readonly string[]> {
    return new Promise((resolve) => {
      const failed: string[] = []
      const runner = this.#mocha.run(() => {
        this.#mocha.dispose()
        resolve(failed)
      })
      runner.on('test', (test) => events.start?.(test))
      runner.on('test end', (test) => events.end?.(test))
      runner.on('fail', (test) => failed.push(test.fullTitle()))
    })
  }
}

class Silent extends Mocha.reporters.Base {
  override epilogue(): void {
    // The parent process says what came of it.
  }
}

function named(root: Mocha.Suite): readonly NamedTest[] {
  const seen = new Map<string, number>()
  const found: NamedTest[] = []
  root.eachTest((test) => {
    const title = test.fullTitle()
    const nth = (seen.get(title) ?? 0) + 1
    seen.set(title, nth)
    found.push({ key: nth > 1 ? `${title} (${nth})` : title, group: test.titlePath()[0] ?? '', test })
  })
  return found
}

/** A `describe` that enters outermost groups that are wanted only. */
function onlyGroups(describe: Mocha.SuiteFunction, enters: (title: string) => boolean): Mocha.SuiteFunction {
  let depth = 0
  const chosen = (title: string, body: (this: Mocha.Suite) => void): Mocha.Suite | undefined => {
    if (depth === 0 && !enters(title)) return undefined
    return describe(title, function () {
      depth++
      body.call(this)
      depth--
    })
  }
  return Object.assign(chosen, describe)
}
