/** What a server may do besides talking to its client. The browser's server can do nothing of it. */
export interface Host {
  /** Reads a file of the machine it runs on; undefined when there is none. */
  readFile?(uri: string): Promise<string | undefined>
  /** The URIs of the files below a folder that `opens` takes by their path in it; so many at most. */
  findFiles?(folder: string, opens: (path: string) => boolean, most: number): Promise<readonly string[]>
}
