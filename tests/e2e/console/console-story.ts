import { strict as assert } from 'node:assert'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../weapp-host/view/find-chromium'
import type { Product } from '../product'
import type { Step, Story } from '../steps'
import { SAMPLE_PASSWORD } from './console-walk'
import { moneySteps } from './money-steps'
import { ruleSteps } from './rule-steps'
import { type Cast, type Person, signIn, sitDown } from './story-desk'

const STORES = 300
const SIGHT_FOLDER = 'dist/e2e/console'

/**
 * A stranger at headquarters, with nothing but the front page's account: brings 300 stores in, finds out why a lead went
 * where it went, changes a rule, tries it on the past and in twelve stores, puts it in force with a colleague and takes it
 * back, closes the month with another, answers a dispute and has the payout file.
 */
export function consoleStory(open: () => Pick<Product, 'address'>): Story {
  let browser: Browser | null = null
  const cast = {} as Cast
  const come = async (login: keyof Cast) => {
    browser ??= await launchChromium()
    cast[login] = await sitDown(browser, open().address, login, SAMPLE_PASSWORD)
  }
  return {
    title: 'a stranger at headquarters',
    steps: [
      { name: 'the administrator signs in and sees what is to be done', run: () => arrive(() => come('admin'), cast) },
      { name: `a file of ${STORES} stores is looked through and taken in`, run: () => importStores(cast.admin) },
      { name: 'one lead says why it went where it went, and again byte for byte', run: () => readLead(cast.admin) },
      ...ruleSteps(cast, () => come('ops')),
      ...moneySteps(
        cast,
        () => come('finance'),
        () => come('finance2'),
      ),
      ...expirySteps(cast),
    ],
    onFailure: () => pictures(Object.entries(cast)),
    end: async () => browser?.close(),
  }
}

/** What each of them has in sight, for whoever looks into a failure. */
async function pictures(people: [string, Person][]): Promise<string[]> {
  mkdirSync(SIGHT_FOLDER, { recursive: true })
  const seen = people.map(async ([name, { tab }]) => {
    const path = join(SIGHT_FOLDER, `${name}.png`)
    await tab.screenshot({ path })
    return path
  })
  return Promise.all(seen)
}

async function arrive(come: () => Promise<void>, cast: Cast): Promise<void> {
  await come()
  await cast.admin.sees('需要处理')
  await cast.admin.sees('未结束的线索')
}

async function importStores(admin: Person): Promise<void> {
  const batch = `Z${Date.now().toString(36)}`
  const lines = Array.from({ length: STORES }, (_, index) => {
    const number = index + 1
    const place = `${(30.5 + (index % 20) / 100).toFixed(4)},${(103.9 + Math.floor(index / 20) / 100).toFixed(4)}`
    return `${batch}-${number},新开${number}店,成都,天府大道 ${number} 号,${place}`
  })
  const text = ['门店编号,门店名称,城市,地址,纬度,经度', ...lines].join('\n')
  await admin.go('导入')
  const file = { name: '新开门店.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await admin.tab.locator('input[type=file]').setInputFiles(file)
  await admin.press('检查')
  await admin.press('开始导入')
  await admin.sees('导入完成', 60_000)
  await admin.sees(/300/)
}

async function readLead({ tab, go, sees, press }: Person): Promise<void> {
  await go('线索池')
  await tab.locator('tbody a').first().click()
  await sees(/重放与当时.*一致/)
  await sees(/分给|由人指定|没有分出/)
  await press(/重放/)
}

/** The session ends while a form is open: what was typed stays, and the act goes on after the password. */
function expirySteps(cast: Cast): Step[] {
  return [
    {
      name: 'a session that ends while a form is filled in keeps every word, and the act goes on',
      run: async () => {
        const { tab, go, press, sees, context } = cast.admin
        await go('线索池')
        await press('录入线索')
        const form = tab.getByRole('dialog').first()
        await form.getByRole('textbox', { name: '手机号', exact: true }).fill('13812345678')
        await form.getByLabel('城市').fill('成都')
        await form.getByLabel('备注').fill('周末下午方便')
        await form.getByRole('checkbox', { name: /已向顾客说明/ }).check()
        await context.clearCookies()
        await press('录入并分配')
        await sees('登录已过期，请重新登录')
        assert.equal(await form.getByRole('textbox', { name: '手机号', exact: true }).inputValue(), '13812345678')
        assert.equal(await form.getByLabel('备注').inputValue(), '周末下午方便')
        await signIn(cast.admin, null, SAMPLE_PASSWORD)
        await sees(/已分给|已进入总部池/)
      },
    },
  ]
}
