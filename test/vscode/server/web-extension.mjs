// @ts-check
import { existsSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Gives the browser's own (web worker) extension host an extension under development and its tests. It takes them from
 * the page's configuration, by HTTP and from the page's own origin, and the server has no option to put them there.
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} origin     the page's, without a slash at the end
 * @param {string} extension  folder of the extension
 * @param {string} tests      the bundled test entry
 */
export async function serveWebExtension(context, origin, extension, tests) {
  await serveFolder(context, `${origin}/__extension/`, extension)
  // Under the extension's address, as VS Code runs tests in the host of the extension they lie in. The later route wins.
  await serveFolder(context, `${origin}/__extension/__tests/`, path.dirname(tests))
  const at = (/** @type {string} */ place) => ({ scheme: 'http', authority: new URL(origin).host, path: place })
  // Changed in the page while it is parsed, not by answering for the page: Chromium would no longer count it as local
  // and refuse it a socket to 127.0.0.1.
  await context.addInitScript(
    (/** @type {object} */ options) => {
      new MutationObserver((_, self) => {
        const meta = document.getElementById('vscode-workbench-web-configuration')
        if (!meta) return
        self.disconnect()
        const config = JSON.parse(meta.getAttribute('data-settings') ?? '{}')
        config.developmentOptions = { ...config.developmentOptions, ...options }
        meta.setAttribute('data-settings', JSON.stringify(config))
      }).observe(document, { childList: true, subtree: true })
    },
    { extensions: [at('/__extension')], extensionTestsPath: at(`/__extension/__tests/${path.basename(tests)}`) },
  )
}

/**
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} base  address that ends with a slash
 * @param {string} folder
 */
async function serveFolder(context, base, folder) {
  await context.route(`${base}**`, (route) => {
    const file = path.join(
      folder,
      decodeURIComponent(new URL(route.request().url()).pathname.slice(new URL(base).pathname.length)),
    )
    return existsSync(file) && statSync(file).isFile()
      ? route.fulfill({ path: file, headers: { 'Access-Control-Allow-Origin': '*' } })
      : route.fulfill({ status: 404 })
  })
}
