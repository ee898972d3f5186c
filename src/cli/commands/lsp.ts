import { nodeHost } from '../../node/host.ts'

/** Serves an editor until it goes away. The server is loaded only now: no other command needs it. */
export async function lsp(): Promise<void> {
  const { runServer } = await import('../../server/run.ts')
  runServer(nodeHost())
}
