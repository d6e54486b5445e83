import { mkdirSync, writeFileSync } from 'node:fs'
import { launchChromium } from '../../weapp-host/view/find-chromium'
import { axeFaults } from '../walk/axe-faults'
import { brokenConsolePlaces, CONSOLE_PLACES } from './console-places'
import { openAtDesk, openDesk } from './desk'
import { keyboardFaults } from './keyboard-faults'
import { widthFaults } from './width-faults'

// One look at places of a product that runs: `tsx tests/e2e/console/shot.ts http://127.0.0.1:8790 leads out/`. Writes a
// picture of each place whose name begins with one of the beginnings (`orders,refunds`), another at the smallest width of a
// desk, and says what axe found and what does not fit.

const [address = '', beginning = '', folder = 'dist/shots', password = 'fenbo-demo-2026'] = process.argv.slice(2)
const isAsked = ({ name }: { name: string }) => beginning.split(',').some((one) => name.startsWith(one))
mkdirSync(folder, { recursive: true })
const browser = await launchChromium()
try {
  const desk = await openDesk(browser, address, password)
  for (const place of [...CONSOLE_PLACES, ...brokenConsolePlaces()].filter(isAsked)) {
    try {
      const { tab, troubles, close } = await openAtDesk(desk, place)
      await tab.waitForTimeout(300)
      writeFileSync(`${folder}/${place.name}.png`, await tab.screenshot({ animations: 'disabled' }))
      const faults = [
        ...troubles,
        ...(await axeFaults(tab, { isTopOnly: true })),
        ...(await keyboardFaults(tab)),
        ...(await widthFaults(tab)),
      ]
      writeFileSync(`${folder}/${place.name}-1280.png`, await tab.screenshot({ animations: 'disabled' }))
      process.stdout.write(`${place.name}: ${faults.length === 0 ? 'sound' : faults.join('\n  ')}\n`)
      await close()
    } catch (error) {
      process.stdout.write(`${place.name}: ✗ ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
} finally {
  await browser.close()
}
