import type { FormListFieldData } from 'antd'
import { Button, Form, Input, InputNumber, Switch } from 'antd'

/** The articles of a product, one a row: its options in the order of the choices, its price and whether it is on sale. */
export function SkuFields() {
  const choices = (Form.useWatch('choices') as string[] | undefined) ?? []
  return (
    <Form.List name="skus">
      {(fields, { add, remove }) => (
        <fieldset className="plain">
          <legend>款式</legend>
          {fields.map((field, index) => (
            <SkuRow
              key={field.key}
              field={field}
              index={index}
              choices={choices}
              onRemove={fields.length > 1 ? () => remove(field.name) : null}
            />
          ))}
          <Button onClick={() => add({ skuId: '', options: '', picturePath: '', isListed: true })}>添加款式</Button>
          <p className="soft">去掉的款式会下架；已有订单和购物车里的不受影响。</p>
        </fieldset>
      )}
    </Form.List>
  )
}

type RowProps = { field: FormListFieldData; index: number; choices: readonly string[]; onRemove: (() => void) | null }

function SkuRow({ field, index, choices, onRemove }: RowProps) {
  const label = choices.length > 0 ? choices.join(' / ') : '单一规格'
  const optionsRule = {
    validator: (_: unknown, text: string) =>
      (text ?? '').split('/').filter((part) => part.trim()).length === choices.length
        ? Promise.resolve()
        : Promise.reject(new Error(choices.length > 0 ? `请按「${label}」填写` : '没有规格时留空')),
  }
  return (
    <div className="sku-row">
      <Form.Item
        name={[field.name, 'skuId']}
        label="款式编号"
        rules={[{ required: true, whitespace: true, message: '请填写编号' }]}
      >
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name={[field.name, 'options']} label={label} dependencies={['choices']} rules={[optionsRule]}>
        <Input disabled={choices.length === 0} placeholder={choices.map(() => '…').join(' / ')} />
      </Form.Item>
      <Form.Item name={[field.name, 'priceYuan']} label="价格" rules={[{ required: true, message: '请填写价格' }]}>
        <InputNumber min={0.01} precision={2} prefix="¥" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item
        name={[field.name, 'picturePath']}
        label="图片"
        rules={[{ required: true, whitespace: true, message: '请填写图片' }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name={[field.name, 'isListed']} label="在售" valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item label=" " colon={false}>
        <Button
          type="text"
          danger
          disabled={!onRemove}
          aria-label={`去掉第 ${index + 1} 个款式`}
          onClick={() => onRemove?.()}
        >
          去掉
        </Button>
      </Form.Item>
    </div>
  )
}
