import { copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { DOOR_NAMES } from '../server/doors/door'

/** A bundle beyond this has swallowed something that does not belong in a cloud function. */
const BUNDLE_MAX_BYTES = 3_000_000

const { resolve } = createRequire(import.meta.url)
/** Who prices guides' time needs the compiled solver beside the bundle; the others are spared its megabytes. */
const SOLVER_DOOR = 'clock'

type BuiltFunction = { name: string; bytes: number }

/**
 * Bundles each door into `<folder>/<name>/index.js`, one CommonJS file for Node 20, because a cloud function is deployed
 * as its own folder only. The file storage SDK is in it too, but runs only when the first file is stored.
 */
async function buildFunctions(folder: string): Promise<BuiltFunction[]> {
  await rm(folder, { recursive: true, force: true })
  return Promise.all(
    DOOR_NAMES.map(async (name) => {
      const path = join(folder, name, 'index.js')
      await build({
        entryPoints: [`cloudfunctions/${name}/index.ts`],
        outfile: path,
        bundle: true,
        platform: 'node',
        target: 'node20',
        format: 'cjs',
        minify: true,
        keepNames: true,
        legalComments: 'none',
        // The solver's ES module asks where it lies, which nobody in a bundle can say; its CommonJS twin does not.
        alias: { highs: resolve('highs') },
        // Optional parts of pg and of the SDK that are not installed and never asked for.
        external: ['pg-native', 'pg-cloudflare'],
        logLevel: 'error',
      })
      await mkdir(join(folder, name), { recursive: true })
      await writeFile(join(folder, name, 'package.json'), '{"type":"commonjs","main":"index.js"}\n')
      if (name === SOLVER_DOOR) {
        await copyFile(resolve('highs/runtime'), join(folder, name, 'highs.wasm'))
      }
      return { name, bytes: (await stat(path)).size }
    }),
  )
}

// npm run build:functions [-- FOLDER]
const built = await buildFunctions(process.argv[2] ?? 'dist/cloudfunctions')
for (const { name, bytes } of built) console.log(`${name.padEnd(12)} ${Math.round(bytes / 1024)} KB`)
const tooLarge = built.filter(({ bytes }) => bytes > BUNDLE_MAX_BYTES)
if (tooLarge.length > 0) {
  console.error(`超出大小上限：${tooLarge.map(({ name }) => name).join('、')}`)
  process.exitCode = 1
}
