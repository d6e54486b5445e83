import type { Step } from '../steps'
import { type Ground, shopperOf } from './ground'
import type { Phones } from './phone'
import { newPerson } from './read-page'
import * as see from './things'
import { leadsOf, oneOrder } from './troubles'

/** What goes wrong in the middle: the first call of what was meant arrived and the next one did not. Browsers only. */
export function halfDone(ground: Ground, phones: Phones): Step[] {
  return [
    {
      name: 'joined and nobody told: the page says so, and telling the guide again makes one lead',
      run: async () => {
        const person = newPerson('孙兰')
        const phone = await phones.open('shopper', person.login, {
          page: 'shopper/join/index',
          query: { code: ground.code },
        })
        await phone.tap(see.AGREE)
        await phone.setLine('deaf', '/captureLead')
        await phone.givePhone(person.phone)
        await phone.sees('欢迎加入')
        await phone.sees('还没有通知到导购')
        await phone.setLine('good')
        await phone.tap(see.TELL_GUIDE)
        await phone.sees(`${ground.guide.name}会在`)
        if ((await leadsOf(ground.hq, person.shown)) !== 1) throw new Error('there is not exactly one lead')
      },
    },
    ...(['failing', 'absent', 'deaf'] as const).map((line) => ({
      name: `the payment sheet on a line that is ${line}: paid once after trying again`,
      run: async () => {
        const person = newPerson('周宁')
        const phone = await phones.open('shopper', person.login, {
          page: 'shopper/checkout/index',
          query: { skuId: ground.product.skus[0]!.skuId, quantity: '1', kind: 'pickup', storeId: ground.store.id },
        })
        await phone.sees('应付')
        await phone.type('备注（选填）', line)
        await phone.tap(see.SUBMIT_ORDER)
        await phone.sees('确认付款')
        await phone.setLine(line, '/stand-in/pay')
        await phone.pay()
        await phone.sees('可以再试一次')
        await phone.setLine('good')
        await phone.pay()
        await phone.sees('付款成功')
        await oneOrder(await shopperOf(ground.address, person.login), line)
      },
    })),
  ]
}
