import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { callShopper } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { type Query, useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Page } from '../../components/page'
import { PaySheet } from '../../components/pay-sheet'
import { QueryView } from '../../components/query-view'
import { TextArea } from '../../components/text-area'
import { fenText } from '../../format/fen-parts'
import { meaning } from '../../platform/meaning'
import { where } from '../../state/where'
import { FulfilmentCard } from './fulfilment-card'
import { GoodsCard, SumCard } from './goods-card'
import { SubmitBar } from './submit-bar'
import type { BasketLine } from './use-basket'
import { type FulfilmentDesk, useFulfilment } from './use-fulfilment'
import { usePlacing } from './use-placing'
import './checkout-form.scss'

const REMARK_MAX = 200

/** Everything an order needs, on one page. */
export function CheckoutForm({ lines }: { lines: BasketLine[] }) {
  const desk = useFulfilment()
  const [remark, setRemark] = useState('')
  const preview = useQuery([lines, desk.wanted], () =>
    callShopper('previewOrder', { lines, ...(desk.wanted ? { fulfilment: desk.wanted } : {}) }),
  )
  const placing = usePlacing({ onOutdated: preview.reload })
  usePullDownRefresh(() => {
    const all = [preview.reload(), desk.addresses.reload(), desk.store.reload()]
    void Promise.all(all).finally(() => Taro.stopPullDownRefresh())
  })
  const shown = preview.data
  const submit = () => {
    if (!desk.wanted || !shown) return
    const { store } = where.get()
    void placing.run({
      lines,
      fulfilment: desk.wanted,
      remark: remark.trim(),
      expectedFen: shown.payableFen,
      ...(store && desk.kind === 'delivery' ? { storeId: store.storeId } : {}),
    })
  }
  const footer = (
    <SubmitBar
      amountFen={shown?.payableFen ?? null}
      reason={reasonAgainst(desk, preview)}
      isBusy={placing.isBusy || preview.isLoading}
      onSubmit={submit}
    />
  )
  return (
    <Page footer={footer}>
      <FulfilmentCard desk={desk} lines={lines} />
      {placing.changed ? (
        <View className="checkout-notice" id="price-changed" {...meaning({ role: 'alert' })}>
          {`价格有变动：刚才是 ${fenText(placing.changed.beforeFen)}，现在是 ${fenText(placing.changed.nowFen)}。确认后请重新提交。`}
        </View>
      ) : null}
      {shown && preview.error ? (
        <View className="checkout-notice" {...meaning({ role: 'alert' })}>
          {failureText(preview.error)}
        </View>
      ) : null}
      <QueryView query={preview}>
        {(data) => (
          <View>
            <GoodsCard lines={data.lines} kind={desk.kind} shortIds={placing.shortIds} />
            <Card>
              <TextArea
                label="备注（选填）"
                value={remark}
                onChange={setRemark}
                maxlength={REMARK_MAX}
                placeholder="例如送货前电话联系"
              />
            </Card>
            <SumCard sums={data} kind={desk.kind} />
          </View>
        )}
      </QueryView>
      <PaySheet />
    </Page>
  )
}

/** Why the order cannot be placed yet, in words for under the button. */
function reasonAgainst(
  { kind, wanted }: Pick<FulfilmentDesk, 'kind' | 'wanted'>,
  { data, error }: Pick<Query<{ isOrderable: boolean }>, 'data' | 'error'>,
): string | null {
  if (!wanted) return kind === 'delivery' ? '请先填写收货地址' : '请先选择取货门店'
  if (error) return '请先处理上面的提示'
  if (!data) return '正在计算金额'
  if (!data.isOrderable) return kind === 'delivery' ? '有商品不能快递，请看上面的说明' : '有商品这家门店没有，请换一家'
  return null
}
