import { Alert, App, InputNumber, Modal, Table } from 'antd'
import { useState } from 'react'
import { ERROR_TEXT } from '../../contract/errors'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'

type Product = Out<'viewProduct'>
type Sku = Product['skus'][number]
type Props = { product: Product; storeId: string | null; onClose: () => void }

/** Writes down what was counted: in the warehouse, or in the store that is looked at. Only what was changed is sent. */
export function StockForm({ product, storeId, onClose }: Props) {
  const { message } = App.useApp()
  const [counts, setCounts] = useState<Record<string, number>>({})
  const [faults, setFaults] = useState<string[]>([])
  const store = useAsk('viewStore', { storeId: storeId ?? '' }, { isOn: storeId !== null, keepsBefore: false })
  const stockOf = (sku: Sku) => (storeId ? (sku.store ?? sku.central) : sku.central)
  const rows = product.skus.flatMap((sku) => {
    const onHand = counts[sku.skuId]
    if (onHand === undefined || onHand === stockOf(sku).onHand) return []
    return [{ storeCode: storeId ? (store.data?.store.code ?? null) : null, skuId: sku.skuId, onHand }]
  })
  const act = useAct('setStock', {
    onFail: () => true,
    onDone: (done) => {
      const said = done.faults.map(({ row, code }) => `${rows[row - 1]?.skuId}：${textOf(code)}`)
      setFaults(said)
      if (done.saved > 0) message.success(`已保存 ${done.saved} 个款式的库存`, 3)
      if (said.length === 0) onClose()
    },
  })
  const where = storeId ? (store.data?.store.name ?? '所选门店') : '总仓'
  return (
    <Modal
      open
      title={`盘点库存：${where}`}
      okText={rows.length > 0 ? `保存 ${rows.length} 个款式` : '保存'}
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy, disabled: rows.length === 0 || (storeId !== null && !store.data) }}
      onOk={() => act.run({ rows })}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft">
        填实际清点到的数量，不能少于订单已占用的。{storeId ? '' : '要改门店的库存，先在页面上选门店。'}
      </p>
      <Table<Sku>
        size="small"
        rowKey="skuId"
        pagination={false}
        dataSource={[...product.skus]}
        columns={[
          { key: 'sku', title: '款式', render: (_, { skuId, options }) => options.join(' / ') || skuId },
          { key: 'now', title: '账面', align: 'right', className: 'number', render: (_, sku) => stockOf(sku).onHand },
          {
            key: 'held',
            title: '占用',
            align: 'right',
            className: 'number',
            render: (_, sku) => stockOf(sku).reserved,
          },
          {
            key: 'count',
            title: '清点数量',
            render: (_, sku) => (
              <InputNumber
                aria-label={`${sku.skuId} 清点数量`}
                min={0}
                max={1_000_000}
                precision={0}
                value={counts[sku.skuId] ?? stockOf(sku).onHand}
                onChange={(value) => setCounts({ ...counts, [sku.skuId]: value ?? stockOf(sku).onHand })}
              />
            ),
          },
        ]}
      />
      {faults.length > 0 && (
        <Alert style={{ marginTop: 12 }} type="error" showIcon title="这些没有保存" description={faults.join('；')} />
      )}
      {act.failure && <Alert style={{ marginTop: 12 }} type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}

function textOf(code: string): string {
  return code in ERROR_TEXT ? ERROR_TEXT[code as keyof typeof ERROR_TEXT] : ERROR_TEXT.internal
}
