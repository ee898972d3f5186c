import { words } from '../../core/words.ts'
import type { WebAddress } from '../../syntax/notation/web-address.ts'

/** Where projects publish their own installation script and tell people to pipe it into a shell (their installation pages). */
const HOSTS: ReadonlySet<string> = new Set(
  words(`
    sh.rustup.rs static.rust-lang.org deb.nodesource.com rpm.nodesource.com astral.sh install.python-poetry.org
    get.docker.com getcomposer.org bootstrap.pypa.io get.helm.sh get.sdkman.io install.meteor.com bun.sh bun.com
    deno.land get.pnpm.io aka.ms dot.net get.k3s.io mise.run mise.jdx.dev starship.rs tailscale.com ollama.com
    nixos.org install.determinate.systems apt.llvm.org sdk.cloud.google.com dl.yarnpkg.com yarnpkg.com
    get.haskellstack.org get-ghcup.haskell.org fnm.vercel.app taskfile.dev get.volta.sh foundry.paradigm.xyz
    get.pulumi.com fly.io dlang.org pyenv.run pixi.sh just.systems symfony.com get.symfony.com get.rvm.io nodejs.org
    packages.gitlab.com wasmtime.dev download.clojure.org install.duckdb.org dotnet.microsoft.com
    builds.dotnet.microsoft.com chocolatey.org community.chocolatey.org get.scoop.sh
  `),
)

/** The same on a host that serves everybody's files: owner and repository. */
const REPOSITORIES: ReadonlySet<string> = new Set(
  words(`
    nvm-sh/nvm creationix/nvm homebrew/install helm/helm ohmyzsh/ohmyzsh robbyrussell/oh-my-zsh golangci/golangci-lint
    anchore/syft anchore/grype aquasecurity/trivy kubernetes-sigs/kustomize rancher/k3d k3d-io/k3d tj/n
    pyenv/pyenv-installer junegunn/vim-plug cargo-bins/cargo-binstall rustwasm/wasm-pack sdkman/sdkman-cli
    python-poetry/poetry pypa/get-pip docker/docker-install terraform-linters/tflint
  `),
)

/** Whether an address is that of an installation script its makers publish there. */
export function isVendorInstaller({ scheme, host, path }: WebAddress): boolean {
  if (host === undefined || (scheme !== 'https' && scheme !== 'http' && scheme !== '')) return false
  if (HOSTS.has(host)) return true
  const repository = /^\/([^/]+\/[^/]+)\//.exec(path)?.[1]?.toLowerCase()
  return host === 'raw.githubusercontent.com' && repository !== undefined && REPOSITORIES.has(repository)
}

/** Whether the address names one content for ever: a commit of a repository. */
export function isImmutable({ scheme, host, path }: WebAddress): boolean {
  return (
    scheme === 'https' &&
    (host === 'raw.githubusercontent.com' || host === 'github.com' || host === 'gitlab.com') &&
    /\/[0-9a-f]{40}\//.test(path)
  )
}
