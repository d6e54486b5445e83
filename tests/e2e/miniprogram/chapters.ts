import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compilerMissing } from '../../weapp-host/compiler'
import { findChromium } from '../../weapp-host/view/find-chromium'
import type { Step, Story } from '../steps'
import { doubleTap } from './double-tap'
import type { Ground } from './ground'
import { openH5Phones } from './h5-phones'
import { halfDone } from './half-done'
import type { Phones } from './phone'
import { mainStory } from './story'
import { troubles } from './troubles'
import { openWeappPhones } from './weapp-phones'

/** A story that opens its phones when its turn comes. */
export type Chapter = { title: string; open: () => Promise<Story> }
export type Skipped = { title: string; why: string }

const USUAL = { width: 375, height: 812 }
const SMALL = { width: 320, height: 568 }
/** Why what needs a browser is left out. */
export const NO_CHROMIUM = 'there is no Chromium: apt-get install chromium fonts-noto-cjk, or set CHROMIUM_PATH'

/** All that is told of the mini-program, in groups that are told side by side; and what cannot be on this machine. */
export function chapters(ground: Ground): { groups: Chapter[][]; skipped: Skipped[] } {
  const weapp = () => Promise.resolve(openWeappPhones(ground.address))
  const h5 = (size: typeof USUAL) => () => openH5Phones(ground.address, size)
  const chapter = (title: string, open: () => Promise<Phones>, steps: (phones: Phones) => Step[]): Chapter => ({
    title,
    open: async () => storyOf(title, await open(), steps),
  })
  const inWeapp = [
    chapter('main story, weapp', weapp, (phones) => mainStory(ground, phones)),
    chapter('bad lines, weapp', weapp, (phones) => [
      ...doubleTap(ground, phones),
      ...troubles(ground, phones, ['slow', 'failing', 'absent']),
    ]),
  ]
  const inBrowser = [
    chapter('main story, h5 375×812', h5(USUAL), (phones) => mainStory(ground, phones)),
    chapter('main story, h5 320×568', h5(SMALL), (phones) => mainStory(ground, phones)),
    chapter('bad lines, h5', h5(USUAL), (phones) => [
      ...doubleTap(ground, phones),
      ...troubles(ground, phones, ['slow', 'failing', 'absent', 'deaf']),
      ...halfDone(ground, phones),
    ]),
  ]
  const noCompiler = compilerMissing()
  const isLeftOut = (why: string | null) => (one: Chapter) => (why === null ? [] : [{ title: one.title, why }])
  const skipped = [
    ...inWeapp.flatMap(isLeftOut(noCompiler)),
    ...inBrowser.flatMap(isLeftOut(findChromium() === null ? NO_CHROMIUM : null)),
  ]
  const isTold = ({ title }: Chapter) => !skipped.some((one) => one.title === title)
  const [weappStory, weappTroubles] = inWeapp as [Chapter, Chapter]
  const [usual, small, h5Troubles] = inBrowser as [Chapter, Chapter, Chapter]
  // The main stories wait a minute for a lead to move on; side by side they wait it once.
  return {
    groups: [[weappStory, usual, small].filter(isTold), [weappTroubles, h5Troubles].filter(isTold)],
    skipped,
  }
}

function storyOf(title: string, phones: Phones, steps: (phones: Phones) => Step[]): Story {
  return {
    title,
    steps: steps(phones),
    onFailure: () => {
      const folder = mkdtempSync(join(tmpdir(), 'fenbo-e2e-sight-'))
      return Promise.all(phones.inUse().map((phone, index) => phone.picture(join(folder, `${index + 1}.png`))))
    },
    end: () => phones.close(),
  }
}
