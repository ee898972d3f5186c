import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Locator, Page } from 'playwright-core'

/** What the runner gives a script: a browser page, and a running VS Code with the packaged extension installed. */
export interface Session {
  readonly page: Page
  /** The run's own copy of test/vscode/workspace. */
  readonly workspace: string
  readonly screenshots: string
  /** Where the workspace opens, with one of its files in an editor when named. */
  readonly address: (file?: string) => string
}

/** Runs and tells one step; a step that throws ends the script. */
export type Step = (name: string, work: () => unknown) => Promise<void>

export type Severity = 'error' | 'warning' | 'info' | 'hint'

const SLOW = 200_000

/** VS Code's window, in the words of someone who sits in front of it: helpers over a session. Each waits for what it is named after, and throws when that does not come. */
export function workbench({ page, workspace, screenshots, address }: Session) {
  const editor = page.locator('.editor-group-container.active .monaco-editor').first()
  const quickInput = page.locator('.quick-input-widget input').first()

  /** Loads the window, and waits until it takes keys. The first thing to do. */
  async function open(file?: string): Promise<void> {
    await page.goto(address(file))
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: SLOW })
    if (file) await untilOpen(file)
  }

  /** An editor takes the focus some time after its tab is there; keys pressed before that go elsewhere. */
  async function untilOpen(file: string): Promise<void> {
    const name = path.posix.basename(file)
    await page.locator('.tab.active').filter({ hasText: name }).first().waitFor({ timeout: SLOW })
    await page
      .locator('.editor-group-container.active .monaco-editor.focused .view-line')
      .first()
      .waitFor({ timeout: SLOW })
  }

  /** Asks VS Code's quick input, and takes the row with a text. The input may be closed by what still starts up. */
  async function pick(key: string, text: string, row: string): Promise<void> {
    for (let left = 3; ; left--) {
      try {
        await page.keyboard.press(key)
        await quickInput.fill(text, { timeout: 5_000 })
        const found = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: row }).first()
        await found.click({ timeout: 10_000 })
        return
      } catch (e) {
        if (left === 1) throw e
        if (await quickInput.isVisible()) await quickInput.press('Escape')
      }
    }
  }

  /** Opens a file of the workspace in an editor, by its path inside it. */
  async function openFile(file: string): Promise<void> {
    await pick('Control+P', file, path.posix.basename(file))
    await untilOpen(file)
  }

  /** Runs a command from the palette, by its title. */
  async function runCommand(title: string): Promise<void> {
    await pick('F1', `>${title}`, title)
  }

  /** Puts the caret on a place of the open file. Line and column count from 1. */
  async function goTo(line: number, column = 1): Promise<void> {
    await pick('Control+G', `:${line}:${column}`, '')
    await page.getByText(`Ln ${line}, Col ${column}`).first().waitFor()
  }

  /** Waits for a squiggle in the open file, or for none of that severity. */
  async function waitForSquiggle(
    severity: Severity = 'warning',
    state: 'visible' | 'detached' = 'visible',
  ): Promise<void> {
    await editor.locator(`.squiggly-${severity}`).first().waitFor({ state, timeout: SLOW })
  }

  /** Waits for a text in the open file as it is on the screen. */
  async function waitForText(text: string): Promise<void> {
    await editor.locator('.view-line').filter({ hasText: text }).first().waitFor()
  }

  /** Shows the Problems panel; its rows can be looked for in what it gives. */
  async function openProblems(): Promise<Locator> {
    const panel = page.locator('.markers-panel')
    if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M')
    await panel.waitFor()
    return panel
  }

  /** Opens the quick fix menu at the caret, and gives it. */
  async function openQuickFixes(): Promise<Locator> {
    const menu = page.locator('.action-widget:not(.action-list-submenu-panel)').first()
    for (let left = 3; ; left--) {
      await page.keyboard.press('Control+.')
      try {
        await menu.waitFor({ timeout: left > 1 ? 5_000 : SLOW })
        return menu
      } catch (e) {
        // What still comes in, such as diagnostics, may have closed it.
        if (left === 1) throw e
      }
    }
  }

  /** Chooses the quick fix at the caret whose title contains a text. With keys: the menu keeps the pointer off at first. */
  async function quickFix(menuText: string): Promise<void> {
    const menu = await openQuickFixes()
    await menu.locator('.monaco-list-row').filter({ hasText: menuText }).first().waitFor()
    const chosen = menu.locator('.monaco-list-row.focused').filter({ hasText: menuText })
    for (let left = 50; left > 0 && !(await chosen.isVisible()); left--) {
      await page.keyboard.press('ArrowDown')
      await page.waitForTimeout(50)
    }
    await chosen.waitFor({ timeout: 1_000 })
    await page.keyboard.press('Enter')
    await menu.waitFor({ state: 'hidden' })
  }

  /** Waits for a notification or a dialog with a text. */
  async function waitForMessage(text: string): Promise<void> {
    await page.locator('.notification-toast, .monaco-dialog-box').filter({ hasText: text }).first().waitFor()
  }

  /** Saves the open file, and waits until what is on disk is as wanted. */
  async function save(file: string, wanted: (text: string) => boolean): Promise<void> {
    await page.keyboard.press('Control+S')
    for (let left = 200; left > 0; left--) {
      if (wanted(await onDisk(file))) return
      await page.waitForTimeout(50)
    }
    throw new Error(`${file} on disk is not as wanted:\n${await onDisk(file)}`)
  }

  const onDisk = (file: string): Promise<string> => readFile(path.join(workspace, file), 'utf8')

  /** Takes a picture of the window: out/screenshots/NAME.png. */
  async function screenshot(name: string): Promise<void> {
    await page.screenshot({ path: path.join(screenshots, `${name}.png`) })
  }

  return {
    page,
    editor,
    open,
    openFile,
    runCommand,
    goTo,
    waitForSquiggle,
    waitForText,
    openProblems,
    openQuickFixes,
    quickFix,
    waitForMessage,
    save,
    onDisk,
    screenshot,
  }
}
