import type { KindDeclaration } from '../../core/kind.ts'
import type { StatedByServices } from './reader.ts'

/**
 * Dockerfiles and Containerfiles, as BuildKit reads them.
 * @param services loads who knows what services state for the image that a Dockerfile builds
 */
export const dockerfile = (services: () => Promise<StatedByServices>): KindDeclaration => ({
  id: 'dockerfile',
  title: 'Dockerfile',
  files: [
    '**/{Dockerfile,Containerfile,dockerfile,containerfile}',
    '**/{Dockerfile,Containerfile,dockerfile,containerfile}[._-]*',
    '**/*.{Dockerfile,Containerfile,dockerfile,containerfile}',
  ],
  // What lies next to Dockerfiles under their name.
  except: ['**/*.{dockerignore,containerignore,md,json,yml,yaml,sh,py,js,ts,go,txt,bak,orig,rej,j2,erb,tmpl,tpl}'],
  languages: ['dockerfile'],
  comment: { open: '# ', close: '' },
  emits: [
    'command',
    'dockerfile.file',
    'dockerfile.instruction',
    'healthCheck',
    'image',
    'port',
    'script',
    'secret',
    'user',
    'variable',
    'windowsCommand',
    'workload',
  ],
  scopes: ['source.dockerfile'],
  load: async () => {
    const [{ readerWith }, stated] = await Promise.all([import('./reader.ts'), services()])
    return readerWith(stated)
  },
})
