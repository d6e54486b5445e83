import { Table } from 'antd'
import { useParams } from 'react-router'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { ProductForm } from '../../forms/product-form'
import { StockForm } from '../../forms/stock-form'
import { StoreField } from '../../forms/store-field'
import { AllowedButton } from '../../ui/allowed-button'
import { FenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'

type Product = Out<'viewProduct'>
type Sku = Product['skus'][number]

/** One product: its articles, their prices, and what stands in the warehouse and in a store. */
export function Page() {
  const { productId = '' } = useParams()
  const [url, setUrl] = useUrlState({ store: '', act: '' })
  const question = { productId, ...(url.store ? { storeId: url.store } : {}) }
  const asked = useAsk('viewProduct', question)
  const refusal = useRefusal()
  const product = asked.data
  const shut = () => setUrl({ act: '' }, { replace: true })
  return (
    <PageFrame
      title={product?.title ?? '商品'}
      about={product && `${product.category} · ${product.makerName} · 编号 ${product.productId}`}
      actions={
        product && (
          <>
            <AllowedButton refusal={refusal('setStock')} onClick={() => setUrl({ act: 'stock' })}>
              盘点库存
            </AllowedButton>
            <AllowedButton type="primary" refusal={refusal('saveProducts')} onClick={() => setUrl({ act: 'edit' })}>
              编辑
            </AllowedButton>
          </>
        )
      }
    >
      <AskedView asked={asked}>
        {(shown) => (
          <>
            <Panel title="款式与库存">
              <div className="filters">
                <StoreField
                  width={240}
                  placeholder="看某家门店的库存"
                  isClearable
                  value={url.store}
                  onChange={(store) => setUrl({ store })}
                />
              </div>
              <SkuTable skus={shown.skus} choices={shown.choices} hasStore={url.store !== ''} />
            </Panel>
            <About product={shown} />
            {url.act === 'edit' && <ProductForm before={shown} onClose={shut} />}
            {url.act === 'stock' && <StockForm product={shown} storeId={url.store || null} onClose={shut} />}
          </>
        )}
      </AskedView>
    </PageFrame>
  )
}

const stockText = ({ onHand, reserved }: { onHand: number; reserved: number }) =>
  reserved > 0 ? `${countText(onHand)}（占用 ${countText(reserved)}）` : countText(onHand)

function SkuTable({
  skus,
  choices,
  hasStore,
}: {
  skus: readonly Sku[]
  choices: readonly string[]
  hasStore: boolean
}) {
  const number = { align: 'right' as const, className: 'number' }
  return (
    <Table<Sku>
      size="small"
      rowKey="skuId"
      pagination={false}
      dataSource={[...skus]}
      columns={[
        { key: 'id', title: '款式编号', render: (_, { skuId }) => skuId },
        {
          key: 'options',
          title: choices.join(' / ') || '规格',
          render: (_, { options }) => options.join(' / ') || '单一规格',
        },
        {
          key: 'state',
          title: '状态',
          render: (_, { isListed }) => <Mark tone={isListed ? 'good' : 'plain'}>{isListed ? '在售' : '已下架'}</Mark>,
        },
        { key: 'price', title: '价格', ...number, render: (_, { priceFen }) => <FenText fen={priceFen} /> },
        { key: 'central', title: '总仓', ...number, render: (_, { central }) => stockText(central) },
        ...(hasStore
          ? [
              {
                key: 'store',
                title: '所选门店',
                ...number,
                render: (_: unknown, { store }: Sku) => (store ? stockText(store) : '—'),
              },
            ]
          : []),
        {
          key: 'stores',
          title: '全部门店',
          ...number,
          render: (_, { storesWithStock, onHandInStores }) =>
            `${countText(onHandInStores)}（${countText(storesWithStock)} 家有货）`,
        },
      ]}
    />
  )
}

function About({ product }: { product: Product }) {
  return (
    <div className="panel-row">
      <Panel title="介绍">
        <div style={{ display: 'flex', gap: 16 }}>
          <img
            src={product.pictureUrl}
            alt=""
            width={120}
            height={120}
            style={{ borderRadius: 6, objectFit: 'cover' }}
          />
          <div>
            {product.subtitle && <p style={{ marginTop: 0 }}>{product.subtitle}</p>}
            {product.story.map((paragraph) => (
              <p key={paragraph} className="sentence soft" style={{ margin: '0 0 6px' }}>
                {paragraph}
              </p>
            ))}
          </div>
        </div>
      </Panel>
      <Panel title="参数">
        {product.facts.length === 0 && <p className="soft">还没有填写参数。</p>}
        <dl className="facts">
          {product.facts.map(({ name, value }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  )
}
