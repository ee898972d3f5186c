// @ts-check

/**
 * VS Code server builds, by the version of the npm package that carries them: code-server 4.N holds VS Code 1.N.
 * `node` is the oldest major version of Node the build runs on; the package's tarball must have this hash.
 * @type {Readonly<Record<string, { node: number, integrity: string }>>}
 */
export const SERVER_BUILDS = {
  '4.139.1': {
    node: 24,
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  },
  '4.100.3': {
    node: 20,
    integrity: 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
  },
}

/** What a run without options tests on: the newest build, and the oldest VS Code that `engines.vscode` admits. */
export const NEWEST = 'code-server-4.139.1'
export const OLDEST = 'code-server-4.100.3'

/** A Node for builds that need a newer one than the Node at hand. Hashes by platform. */
export const NODE = {
  version: '24.21.0',
  /** @type {Readonly<Record<string, string>>} */
  integrity: {
    'linux-arm64': 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    'linux-x64': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
}

/** The search tool, for builds whose own package fetches it with an install script. */
export const RIPGREP = {
  version: '1.18.0',
  integrity: 'sha512-kgrAVy1L/v/8erAjo+I720ifTf7o4rvYUwgsuEu97XAEBtPT9sk3HhcSgFpxMydvNmwdJtXo9/AVee7JjocTrg==',
}
