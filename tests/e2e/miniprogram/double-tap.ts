import type { Step } from '../steps'
import { type Ground, shopperOf } from './ground'
import type { Phones } from './phone'
import { newPerson } from './read-page'
import * as see from './things'
import { oneOrder } from './troubles'

/** Two taps so close that the first has not answered yet: on 提交订单, and where the page has a sheet on 确认支付. */
export function doubleTap(ground: Ground, phones: Phones): Step[] {
  return [
    {
      name: 'a double tap on 提交订单 and on 确认支付 buys once',
      run: async () => {
        const person = newPerson('吴快')
        const phone = await phones.open('shopper', person.login, {
          page: 'shopper/checkout/index',
          query: {
            skuId: ground.product.skus[0]!.skuId,
            quantity: '1',
            kind: 'pickup',
            storeId: ground.store.id,
          },
        })
        await phone.sees('应付')
        await phone.type('备注（选填）', '手快')
        await phone.tapTwice(see.SUBMIT_ORDER)
        await phone.payByTwoTaps()
        await phone.sees('付款成功')
        await oneOrder(await shopperOf(ground.address, person.login), '手快')
      },
    },
  ]
}
