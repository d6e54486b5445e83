import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mainJob } from './main-job'
import { type Product, startProduct } from './product'

// `npm run e2e`: the product as a person starts it, used over HTTP from outside. Ends with a line that counts.

const folder = mkdtempSync(join(tmpdir(), 'fenbo-e2e-'))
let product: Product = await startProduct(folder)
process.stdout.write(`first start served after ${product.secondsToServe.toFixed(1)} s\n`)
const restart = async () => {
  product = await startProduct(folder)
  process.stdout.write(`  later start served after ${product.secondsToServe.toFixed(1)} s\n`)
}
const steps = mainJob(() => product, restart)
let passed = 0
for (const { name, run } of steps) {
  try {
    await run()
    passed += 1
    process.stdout.write(`✓ ${name}\n`)
  } catch (error) {
    process.stdout.write(`✗ ${name}\n${error instanceof Error ? error.stack : String(error)}\n`)
    break
  }
}
await product.stop()
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${passed} passed, ${steps.length - passed} failed\n`)
process.exitCode = passed === steps.length ? 0 : 1
