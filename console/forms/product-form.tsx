import { Alert, Button, Drawer, Form } from 'antd'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useKeptForm } from '../ui/use-kept-form'
import { ProductFields, type ProductValues, splitValues } from './product-fields'
import { SkuFields } from './sku-fields'

type Product = Out<'viewProduct'>
type Props = { before: Product | null; onClose: () => void }

function valuesOf(product: Product): ProductValues {
  const { productId, title, subtitle, makerName, category, picturePaths, story, facts, choices, skus } = product
  return {
    productId,
    title,
    subtitle,
    makerName,
    category,
    pictures: picturePaths.join('\n'),
    story: story.join('\n'),
    facts: facts.map(({ name, value }) => `${name}：${value}`).join('\n'),
    choices,
    skus: skus.map(({ skuId, options, priceFen, picturePath, isListed }) => {
      return { skuId, options: options.join(' / '), priceYuan: priceFen / 100, picturePath, isListed }
    }),
  }
}

const EMPTY_SKU = { skuId: '', options: '', priceYuan: undefined, picturePath: '', isListed: true }
const NEW = { subtitle: '', story: '', facts: '', choices: [], skus: [EMPTY_SKU] } as unknown as ProductValues

/** Puts a product on sale, changes it or takes it off. */
export function ProductForm({ before, onClose }: Props) {
  const kept = useKeptForm<ProductValues>(`product-${before?.productId ?? 'new'}`, before ? valuesOf(before) : NEW)
  const act = useAct('saveProducts', {
    onFail: () => true,
    onDone: () => {
      kept.forget()
      onClose()
    },
  })
  const save = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (values) await act.run({ products: [splitValues(values)] })
  }
  return (
    <Drawer
      open
      title={before ? `编辑商品：${before.title}` : '新建商品'}
      size={720}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={act.isBusy} onClick={save}>
            保存
          </Button>
        </div>
      }
    >
      <Form<ProductValues>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <ProductFields isNew={before === null} />
        <SkuFields />
      </Form>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Drawer>
  )
}
