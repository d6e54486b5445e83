import { readLocalEnv } from '../../config/env'
import { openDevtoolsPhones } from './miniprogram/devtools-phones'
import { makeReady } from './miniprogram/ground'
import { mainStory } from './miniprogram/story'
import { tell } from './steps'

// `npm run e2e:devtools`: the main story in WeChat's own developer tools, against a product that runs already
// (docs/runbook.md says how the windows are opened).

const USAGE = `Usage: npm run e2e:devtools -- <shopper's window> <guide's window> <third window>
Each is an automation port of WeChat's developer tools, by default ws://127.0.0.1:9420, 9421 and 9422.
The product runs beside it (npm start); PORT and DATA_FOLDER are as it was started with.`

const [shopper = 'ws://127.0.0.1:9420', guide = 'ws://127.0.0.1:9421', other = 'ws://127.0.0.1:9422'] =
  process.argv.slice(2)
if (process.argv.includes('--help')) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}
if (![shopper, guide, other].every((endpoint) => /^ws:\/\//.test(endpoint))) {
  process.stderr.write(`${USAGE}\n`)
  process.exit(2)
}
const { PORT, DATA_FOLDER } = readLocalEnv()
const address = `http://127.0.0.1:${PORT}`
const ground = await makeReady(address, DATA_FOLDER)
const phones = await openDevtoolsPhones(address, { shopper, guide, other })
const { passed, failed } = await tell({
  title: `main story, ${phones.title}`,
  steps: mainStory(ground, phones),
  onFailure: () => Promise.all(phones.inUse().map((phone) => phone.picture(''))),
  end: () => phones.close(),
})
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
