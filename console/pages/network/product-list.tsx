import { Input, Select } from 'antd'
import { Link } from 'react-router'
import type { In, Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { ProductForm } from '../../forms/product-form'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { fenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { useUrlState } from '../../ui/use-url-state'

type Product = Out<'listProducts'>['products'][number]

const URL_STATE = { words: '', category: '', listed: '', form: '', cursor: '' }
type Url = { [Key in keyof typeof URL_STATE]: string }

const COLUMNS: Column<Product>[] = [
  {
    key: 'title',
    title: '商品',
    render: ({ productId, title, pictureUrl }) => (
      <span style={{ display: 'flex', alignItems: 'center', gap: 10 }}>
        <img src={pictureUrl} alt="" width={36} height={36} style={{ borderRadius: 4, objectFit: 'cover' }} />
        <Link to={`/products/${encodeURIComponent(productId)}`}>{title}</Link>
      </span>
    ),
  },
  { key: 'id', title: '编号', render: ({ productId }) => productId },
  { key: 'category', title: '品类', render: ({ categoryName }) => categoryName },
  { key: 'maker', title: '品牌', isExtra: true, render: ({ makerName }) => makerName },
  {
    key: 'state',
    title: '状态',
    render: ({ isListed }) => <Mark tone={isListed ? 'good' : 'plain'}>{isListed ? '在售' : '已下架'}</Mark>,
  },
  { key: 'skus', title: '在售款式', isNumber: true, render: ({ skus }) => countText(skus) },
  { key: 'price', title: '价格', isNumber: true, render: priceOf },
  {
    key: 'stock',
    title: '总仓可发',
    isNumber: true,
    render: ({ centralOnHand, centralReserved }) => countText(centralOnHand - centralReserved),
  },
  { key: 'sold', title: '已售', isNumber: true, render: ({ sold }) => countText(sold) },
]

function priceOf({ fromFen, toFen }: Product) {
  if (fromFen === null || toFen === null) return '—'
  return fromFen === toFen ? fenText(fromFen) : `${fenText(fromFen)} – ${fenText(toFen)}`
}

/** Every product, on sale or not, by its number. */
export function Page() {
  const [url, setUrl] = useUrlState(URL_STATE)
  const asked = useAsk('listProducts', questionOf(url))
  const refusal = useRefusal()
  const categories = (asked.data?.categories ?? []).map(({ categoryId, name }) => ({ value: categoryId, label: name }))
  return (
    <PageFrame
      title="商品与库存"
      about="商城里卖什么、卖多少钱、总仓和门店有多少"
      actions={
        <AllowedButton type="primary" refusal={refusal('saveProducts')} onClick={() => setUrl({ form: 'new' })}>
          新建商品
        </AllowedButton>
      }
    >
      <DataTable
        id="products"
        label="商品"
        columns={COLUMNS}
        rows={asked.data?.products}
        rowKey={({ productId }) => productId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有符合条件的商品', next: '放宽筛选，或在右上角新建商品。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={<Filters url={url} setUrl={setUrl} categories={categories} />}
      />
      {url.form === 'new' && <ProductForm before={null} onClose={() => setUrl({ form: '' }, { replace: true })} />}
    </PageFrame>
  )
}

function questionOf(url: Url): In<'listProducts'> {
  return {
    rows: 50,
    ...(url.words ? { words: url.words } : {}),
    ...(url.category ? { categoryId: url.category } : {}),
    ...(url.listed ? { isListed: url.listed === 'yes' } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  }
}

type FilterProps = {
  url: Url
  setUrl: (change: Partial<Url>) => void
  categories: { value: string; label: string }[]
}

function Filters({ url, setUrl, categories }: FilterProps) {
  return (
    <>
      <Input.Search
        key={url.words}
        aria-label="商品名称、品牌或编号"
        placeholder="商品名称、品牌或编号"
        allowClear
        defaultValue={url.words}
        style={{ width: 220 }}
        onSearch={(words) => setUrl({ words: words.trim() })}
      />
      <Select
        aria-label="品类"
        style={{ width: 130 }}
        value={url.category}
        onChange={(category) => setUrl({ category })}
        options={[{ value: '', label: '全部品类' }, ...categories]}
      />
      <Select
        aria-label="是否在售"
        style={{ width: 110 }}
        value={url.listed}
        onChange={(listed) => setUrl({ listed })}
        options={[
          { value: '', label: '在售与否' },
          { value: 'yes', label: '在售' },
          { value: 'no', label: '已下架' },
        ]}
      />
      <SavedViews id="products" />
    </>
  )
}
