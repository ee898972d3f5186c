/** Texts that cost much where an algorithm looks again at what it has seen, each made to any size. */
export const GROWING: Readonly<Record<string, readonly [file: string, make: (n: number) => string]>> = {
  'RUN instructions': [
    'Dockerfile',
    (n) => `FROM a:1\n${'RUN apt-get update && apt-get install -y foo && curl -k https://x | sh\n'.repeat(n)}`,
  ],
  'commands in one RUN': [
    'Dockerfile',
    (n) => `FROM a:1\nRUN true${' && apt-get install -y foo && curl -k https://x | sh'.repeat(n)}\n`,
  ],
  'stages on each other': [
    'Dockerfile',
    (n) =>
      `FROM a:1 AS s0\n${Array.from({ length: n }, (_, i) => `FROM s${i} AS s${i + 1}\nRUN pip install x\nCOPY --from=s0 a b\n`).join('')}`,
  ],
  variables: [
    'Dockerfile',
    (n) => `FROM a:1\n${Array.from({ length: n }, (_, i) => `ENV A${i}=$A${i - 1}\n`).join('')}`,
  ],
  suppressions: ['Dockerfile', (n) => `FROM a:1\n${'# hadolint ignore=DL4000\nMAINTAINER me\n'.repeat(n)}`],
  'services with secrets': [
    'compose.yaml',
    (n) =>
      `services:\n${Array.from({ length: n }, (_, i) => `  s${i}:\n    image: a\n    ports: ["${i}:80"]\n    environment:\n      DB_PASSWORD: x8Kq2zVw${i}\n`).join('')}`,
  ],
  'ports of one service': [
    'compose.yaml',
    (n) =>
      `services:\n  a:\n    image: a\n    ports:\n${Array.from({ length: n }, (_, i) => `      - "${i}:80"\n`).join('')}`,
  ],
  'variables of one service': [
    'compose.yaml',
    (n) =>
      `services:\n  a:\n    image: a\n    environment:\n${Array.from({ length: n }, (_, i) => `      DB_PASSWORD${i}: x8Kq2zVw${i}\n`).join('')}`,
  ],
}
