import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { context, type OnResolveArgs, type Plugin } from 'esbuild';

export interface WorkerModule {
  type: 'ESModule' | 'CompiledWasm' | 'Text' | 'Data';
  path: string;
  contents: string | Uint8Array<ArrayBuffer>;
}

export interface Bundler {
  /** All modules of the worker, the main one first; throws with every error of the build. */
  build(): Promise<WorkerModule[]>;
  dispose(): Promise<void>;
}

const modulesByName = [
  { filter: /\.wasm(\?module)?$/, type: 'CompiledWasm' },
  { filter: /\.(txt|html|sql)$/, type: 'Text' },
  { filter: /\.bin$/, type: 'Data' },
] as const;
const builtin = new RegExp(`^(node:.+|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`);

/** Bundles a worker by wrangler's rules: module files stay modules of their own, `node:` and `cloudflare:` stay imports. */
export async function createBundler(main: string, define: Record<string, string>): Promise<Bundler> {
  const root = dirname(main);
  const found = new Map<string, WorkerModule>();
  const builder = await context({
    entryPoints: [main],
    bundle: true,
    write: false,
    outdir: root,
    format: 'esm',
    target: 'es2024',
    supported: { using: true, 'import-source': true },
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"', 'navigator.userAgent': '"Cloudflare-Workers"', ...define },
    plugins: [ownModules(root, found), builtins],
  });
  return {
    async build() {
      found.clear();
      const { outputFiles } = await builder.rebuild();
      const code = outputFiles?.find((file) => file.path.endsWith('.js'))?.text ?? '';
      return [{ type: 'ESModule', path: resolve(root, 'worker.js'), contents: code }, ...found.values()];
    },
    dispose: () => builder.dispose(),
  };
}

/** Imports of files that the runtime loads itself, each under a name that tells its bytes. */
const ownModules = (root: string, found: Map<string, WorkerModule>): Plugin => ({
  name: 'own-modules',
  setup(build) {
    for (const { filter, type } of modulesByName) {
      build.onResolve({ filter }, (args) => {
        const file = fileOf(args);
        const bytes = readFileSync(file);
        const name = `${createHash('sha1').update(bytes).digest('hex')}-${basename(file)}`;
        const contents = type === 'Text' ? bytes.toString() : new Uint8Array(bytes);
        found.set(name, { type, path: resolve(root, name), contents });
        return { path: `./${name}`, external: true, watchFiles: [file] };
      });
    }
  },
});

function fileOf({ path, resolveDir }: OnResolveArgs): string {
  const file = path.replace(/\?.*/, '');
  return /^[./]/.test(file) ? resolve(resolveDir, file) : createRequire(`${resolveDir}/`).resolve(file);
}

const builtins: Plugin = {
  name: 'builtins',
  setup(build) {
    build.onResolve({ filter: /^cloudflare:/ }, () => ({ external: true }));
    build.onResolve({ filter: builtin }, ({ kind, path }) => {
      if (kind === 'require-call') return { path, namespace: 'required' };
      return { path: path.replace(/^(node:)?/, 'node:'), external: true };
    });
    build.onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => ({
      contents: `import whole from 'node:${path.replace(/^node:/, '')}'; module.exports = whole;`,
      loader: 'js',
    }));
  },
};
