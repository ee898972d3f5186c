import type { Files } from '../compose-shape.ts'

/** Whole projects: which files are read, what they take over from each other, and what their variables come to. */
export const PROJECTS: readonly Files[] = [
  // Anchors, merge keys, documents
  { 'compose.yaml': 'x-a: &a {user: "1", cap_add: [A]}\nservices:\n  web: {<<: *a, image: i, cap_add: [B]}\n' },
  {
    'compose.yaml':
      'x-a: &a {user: "1"}\nx-b: &b {user: "2", init: true}\nservices:\n  web: {<<: [*a, *b], image: i}\n',
  },
  { 'compose.yaml': 'services:\n  web: &w {image: i, user: "1"}\n  two: *w\n  three: {<<: *w, user: "2"}\n' },
  { 'compose.yaml': 'services:\n  web: {image: a}\n---\nservices:\n  web: {user: "1"}\n  two: {image: b}\n' },
  { 'compose.yaml': 'services:\n  web: {image: a, cap_add: [], environment: {}, ports: [], command: }\n' },
  // Services that are taken away
  {
    'compose.yaml': 'services:\n  web: {image: a}\n  db: {image: b}\n',
    'compose.override.yaml': 'services:\n  db: !reset null\n',
  },
  {
    'compose.yaml': 'services:\n  web: {image: a}\n',
    'compose.override.yaml': 'services: !override\n  db: {image: b}\n',
  },
  {
    'compose.yaml': 'services:\n  web: {image: a, user: "1"}\n',
    'compose.override.yaml': 'services:\n  web: !override {image: b}\n',
  },
  // extends
  {
    'compose.yaml':
      'services:\n  web: {extends: {service: base}, image: a, cap_add: [X], command: c}\n  base: {image: b, cap_add: [Y], user: "1", command: d, depends_on: [z], ports: ["1:1"]}\n',
  },
  { 'compose.yaml': 'services:\n  web: {extends: base, cap_drop: !reset []}\n  base: {image: b, cap_drop: [ALL]}\n' },
  { 'compose.yaml': 'services:\n  web: {extends: base, command: }\n  base: {image: b, command: [a]}\n' },
  {
    'compose.yaml':
      'services:\n  web: {extends: base, environment: !override [B=1]}\n  base: {image: b, environment: [A=1]}\n',
  },
  {
    'compose.yaml': 'services:\n  web: {extends: {file: lib.yaml, service: base}, user: "2"}\n',
    'lib.yaml':
      'services:\n  base: {extends: mid, image: b, environment: ["A=${A:-1}"]}\n  mid: {cap_add: [X], user: "1"}\n',
  },
  {
    'compose.yaml': 'services:\n  web: {extends: {file: lib.yaml, service: base}, user: "2"}\n',
    'lib.yaml': 'services:\n  base: {image: b, cap_add: [X]}\n---\nservices:\n  base: {cap_add: [Y]}\n',
  },
  {
    'compose.yaml': 'services:\n  web: {extends: {file: lib.yaml, service: base}}\n',
    'lib.yaml': 'include: [inc.yaml]\nservices:\n  base: {image: b, cap_add: [X]}\n',
    'inc.yaml': 'services:\n  base: {privileged: true}\n',
  },
  {
    'compose.yaml': 'services:\n  base: {image: a, user: "1"}\n  web: {extends: base}\n',
    'compose.override.yaml': 'services:\n  base: {privileged: true}\n',
  },
  {
    'compose.yaml': 'services:\n  base: {image: a, user: "1"}\n',
    'compose.override.yaml': 'services:\n  base: {cap_add: [X]}\n  web: {extends: base, read_only: true}\n',
  },
  { 'compose.yaml': 'services:\n  a: {extends: b, image: x}\n  b: {extends: {service: a}}\n' },
  { 'compose.yaml': 'services:\n  a: {extends: {file: no.yaml, service: b}, image: x}\n' },
  { 'compose.yaml': 'services:\n  a: {extends: nope, image: x}\n' },
  // include
  {
    'compose.yaml': 'include: [a.yaml]\nservices:\n  web: {image: a}\n',
    'a.yaml': 'services:\n  db: {image: b}\n',
  },
  {
    'compose.yaml': 'include: [a.yaml]\nservices:\n  web: {user: "1", cap_add: [X]}\n',
    'a.yaml': 'services:\n  web: {image: b, user: "2", cap_add: [Y]}\n',
  },
  {
    'compose.yaml': 'include: [{path: [a.yaml, b.yaml]}]\nservices:\n  web: {user: "1"}\n',
    'a.yaml': 'services:\n  web: {image: b, user: "2"}\n',
    'b.yaml': 'services:\n  web: {image: c}\n',
  },
  {
    'compose.yaml': 'include: [a.yaml]\nservices:\n  web: {image: a, user: !reset null, cap_add: !override [X]}\n',
    'a.yaml': 'services:\n  web: {image: b, user: "2", cap_add: [Y]}\n',
  },
  {
    'compose.yaml': 'include: [a.yaml]\nservices:\n  web: {extends: db}\n',
    'a.yaml': 'services:\n  db: {image: b}\n',
  },
  {
    'compose.yaml': 'include: [sub/a.yaml]\nservices:\n  web: {image: "${X}"}\n',
    'sub/a.yaml': 'services:\n  db: {image: "${X}${Y}"}\n',
    '.env': 'X=top\n',
    'sub/.env': 'X=sub\nY=${X}y\n',
  },
  {
    'compose.yaml': 'include: [{path: a.yaml, env_file: [one, two]}]\n',
    'a.yaml': 'services:\n  db: {image: "${X}${Y}${Z}"}\n',
    one: 'X=1\nY=1\n',
    two: 'Y=2\nZ=${X}${Y}\n',
  },
  {
    'compose.yaml': 'include: [a.yaml, b.yaml]\n',
    'a.yaml': 'include: [b.yaml]\nservices:\n  a: {image: b}\n',
    'b.yaml': 'services:\n  b: {image: b, cap_add: [X]}\n',
  },
  {
    'compose.yaml': 'include: [a.yaml]\nservices:\n  w: {image: i}\n',
    'compose.override.yaml': 'include: [b.yaml]\nservices:\n  a: {user: "1"}\n  b: {user: "2"}\n',
    'a.yaml': 'services:\n  a: {image: a, user: "9"}\n',
    'b.yaml': 'services:\n  b: {image: b, user: "9"}\n  w: {init: true, image: no}\n',
  },
  // Which files
  {
    'compose.yaml': 'services:\n  web: {image: a}\n',
    'docker-compose.yml': 'services:\n  web: {image: b}\n',
    'compose.override.yml': 'services:\n  web: {user: "1"}\n',
    'docker-compose.override.yml': 'services:\n  web: {user: "2"}\n',
  },
  ...[
    'compose.yaml:b/x.yaml',
    'compose.yaml;b/x.yaml',
    'compose.yaml: b/x.yaml',
    'compose.yaml',
    '"compose.yaml:b/x.yaml"',
  ].map((list) => ({
    'compose.yaml': 'services:\n  web: {image: a}\n',
    'compose.override.yaml': 'services:\n  web: {user: "1"}\n',
    'b/x.yaml': 'services:\n  web: {image: b}\n',
    '.env': `COMPOSE_FILE=${list}\n`,
  })),
  {
    'compose.yaml': 'services:\n  web: {image: a}\n',
    'b/x.yaml': 'services:\n  web: {image: b}\n',
    '.env': 'COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=compose.yaml,b/x.yaml\n',
  },
  // Variables
  {
    'compose.yaml':
      'services:\n  web: {image: a, user: "${U}", command: ["${A:-x}", "$$A", "${B-y}", "${C:+z}"], environment: {K: "$A$U"}}\n',
    '.env': 'U=1\nA=\nC=1\n',
  },
  {
    'compose.yaml': 'services:\n  web:\n    image: a\n    privileged: ${P}\n    mem_limit: ${M}\n    cpus: ${C}\n',
    '.env': 'P=true\nM=1g\nC=0.5\n',
  },
  {
    'compose.yaml': 'services:\n  web: {image: a, ports: ["${P}:80"], volumes: ["${V}:/x"]}\n',
    '.env': 'P=127.0.0.1:80\nV=./y\n',
  },
  {
    'compose.yaml': 'services:\n  web: {image: a, environment: {"${K}": c}, labels: {"${K}": d}}\n',
    '.env': 'K=user\n',
  },
  {
    'compose.yaml':
      'services:\n  web:\n    image: a\n    environment:\n      - A\n      - B=\n      - C=$D\n      - E=${F:-g=h}\n',
    '.env': 'A=given\nB=no\n',
  },
  {
    'compose.yaml':
      'services:\n  web: {image: a, environment: {A: , B: "", C: 1, D: 1.50, E: yes, F: null, G: 0x10, H: 010, I: 1e3, J: ~}}\n',
    '.env': 'A=given\nB=no\n',
  },
  // What is no YAML
  { 'compose.yaml': 'services:\n  web: {image: a, image: b}\n' },
  { 'compose.yaml': 'services:\n  web: {image: a\n' },
  { 'compose.yaml': 'services:\n  web: {image: a}}\n' },
  { 'compose.yaml': 'services:\n web:\n   image: a\n  user: b\n' },
  { 'compose.yaml': 'services:\n  web: {image: *a}\n' },
  { 'compose.yaml': 'services:\n\tweb: {image: a}\n' },
  { 'compose.yaml': 'services:\n  web: {image: "a}\n' },
  { 'compose.yaml': 'services:\n  web: {<<: x, image: a}\n' },
  { 'compose.yaml': 'services:\n  web: {<<: [x], image: a}\n' },
  { 'compose.yaml': 'services:\n  web:\n    image: @a\n' },
  { 'compose.yaml': 'services:\n  web:\n    image: a: b\n' },
  { 'compose.yaml': 'services:\n  web:\n    image: %a\n' },
  { 'compose.yaml': 'services:\n  web:\n    ? image\n    : a\n' },
]
