import { strict as assert } from 'node:assert'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT } from '../../../scripts/taro-build'
import type { Step } from '../steps'

/** What zod leaves in a bundle, minified or not: names of its errors and of the fields it writes. */
const TRACE = /ZodError|ZodString|\b_zod\b|invalid_union_discriminator|~standard/

/** The clients parse nothing: schemas stay on the server, and a bundle with zod in it is an import that went wrong. */
export function clientBundleStep(): Step {
  const built = Object.values(BUILT).filter((folder) => existsSync(folder))
  const missing = Object.values(BUILT).filter((folder) => !built.includes(folder))
  const aside = missing.length > 0 ? ` (${missing.join(' and ')} is not built here)` : ''
  return {
    name: `no schema is in what clients load${aside}`,
    run: async () => {
      assert.ok(built.length > 0, 'nothing is built')
      for (const folder of built) {
        const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
          name.endsWith('.js'),
        )
        assert.ok(scripts.length > 0, `${folder} has scripts`)
        const faulty = scripts.filter((name) => TRACE.test(readFileSync(join(folder, name), 'utf8')))
        assert.deepEqual(faulty, [])
      }
    },
  }
}
