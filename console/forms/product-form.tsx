import { Alert, Drawer, Form } from 'antd'
import { useState } from 'react'
import { call, type Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { SaveFooter } from '../ui/save-footer'
import { useKeptForm } from '../ui/use-kept-form'
import { ChangedSince } from './changed-since'
import { editLabels, editOf, type ProductEdit, sayEdit, valuesOfEdit } from './product-edit'
import { ProductFields, type ProductValues, splitValues } from './product-fields'
import { SkuFields } from './sku-fields'
import { useMergedEdit } from './use-merged-edit'

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

/** Puts a product on sale, changes it or takes it off; what a colleague saved in the meantime is shown and merged. */
export function ProductForm({ before, onClose }: Props) {
  const edit = useMergedEdit<ProductEdit>({
    revision: before?.revision ?? null,
    values: before ? editOf(valuesOf(before)) : {},
  })
  const kept = useKeptForm<ProductValues>(
    `product-${before?.productId ?? 'new'}-${before?.revision ?? ''}`,
    before ? valuesOf(before) : NEW,
  )
  const [latest, setLatest] = useState<ProductEdit | null>(null)
  const [isComparing, setComparing] = useState(false)
  const compare = async () => {
    setComparing(true)
    const reply = await call('viewProduct', { productId: before!.productId })
    setComparing(false)
    if (!reply.ok) return
    const values = editOf(valuesOf(reply.data))
    setLatest(values)
    edit.setLatest({ revision: reply.data.revision, values })
  }
  const act = useAct('saveProducts', {
    onFail: ({ code }) => {
      if (code === 'product_changed') void compare()
      return true
    },
    onDone: () => {
      kept.forget()
      onClose()
    },
  })
  const save = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (values) await act.run({ products: [{ ...splitValues(values), seen: edit.revision }] })
  }
  const takeOver = () => {
    const typed = kept.form.getFieldsValue(true) as ProductValues
    kept.form.setFieldsValue(valuesOfEdit(edit.merge(editOf(typed, latest ?? {}))))
    kept.keep()
  }
  const isChanged = edit.hasChanged || isComparing
  return (
    <Drawer
      open
      title={before ? `编辑商品：${before.title}` : '新建商品'}
      size={720}
      onClose={onClose}
      mask={{ closable: false }}
      footer={<SaveFooter isBusy={act.isBusy} isBlocked={isChanged} onSave={save} onClose={onClose} />}
    >
      {isChanged && (
        <ChangedSince
          differences={edit.differencesOf(editLabels(latest ?? {}), sayEdit)}
          isLoading={isComparing}
          onTakeOver={takeOver}
        />
      )}
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
      {act.failure && act.failure.code !== 'product_changed' && (
        <Alert type="error" showIcon title={failureText(act.failure)} />
      )}
    </Drawer>
  )
}
