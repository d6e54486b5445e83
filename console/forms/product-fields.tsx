import { AutoComplete, Form, Input, Select } from 'antd'
import type { In } from '../api/call'
import { useAsk } from '../api/use-ask'

export type SkuValues = { skuId: string; options: string; priceYuan: number; picturePath: string; isListed: boolean }
export type ProductValues = {
  productId: string
  title: string
  subtitle: string
  makerName: string
  category: string
  /** One path a line. */
  pictures: string
  /** One paragraph a line. */
  story: string
  /** `材质：橡木`, one a line. */
  facts: string
  choices: string[]
  skus: SkuValues[]
}

const PICTURE = /^([A-Za-z0-9_-][A-Za-z0-9_.-]*\/){0,5}[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(svg|png|jpg|webp)$/
const linesOf = (text: string) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What people typed as what the server takes. */
export function splitValues(values: ProductValues): In<'saveProducts'>['products'][number] {
  const { pictures, story, facts, skus, ...rest } = values
  return {
    ...rest,
    picturePaths: linesOf(pictures),
    story: linesOf(story),
    facts: linesOf(facts).map((line) => {
      const [name = '', ...value] = line.split(/[:：]/)
      return { name: name.trim(), value: value.join('：').trim() }
    }),
    skus: skus.map(({ options, priceYuan, ...sku }) => ({
      ...sku,
      options: options
        .split('/')
        .map((option) => option.trim())
        .filter(Boolean),
      priceFen: Math.round(priceYuan * 100),
    })),
  }
}

const pictureRule = {
  validator: (_: unknown, text: string) => {
    const paths = linesOf(text)
    if (paths.length === 0 || paths.length > 9) return Promise.reject(new Error('请填写 1 到 9 张图片'))
    const wrong = paths.find((path) => !PICTURE.test(path))
    return wrong ? Promise.reject(new Error(`图片路径不对：${wrong}`)) : Promise.resolve()
  },
}
const factRule = {
  validator: (_: unknown, text: string) => {
    const wrong = linesOf(text).find((line) => !/^[^:：]{1,20}[:：].{1,80}$/.test(line))
    return wrong ? Promise.reject(new Error(`请按「名称：内容」填写：${wrong}`)) : Promise.resolve()
  },
}

/** What a product is: the fields of its form. */
export function ProductFields({ isNew }: { isNew: boolean }) {
  const { data } = useAsk('listProducts', { rows: 1 })
  const categories = (data?.categories ?? []).map(({ name }) => ({ value: name }))
  const required = (message: string) => [{ required: true, whitespace: true, message }]
  return (
    <>
      <div className="form-pair">
        <Form.Item
          name="productId"
          label="编号"
          extra={isNew ? '保存后不能修改' : '编号不能修改'}
          rules={required('请填写编号')}
        >
          <Input disabled={!isNew} maxLength={64} />
        </Form.Item>
        <Form.Item name="title" label="名称" rules={required('请填写名称')}>
          <Input maxLength={60} showCount />
        </Form.Item>
        <Form.Item name="category" label="品类" extra="写一个新的名字就会新建品类" rules={required('请填写品类')}>
          <AutoComplete options={categories} maxLength={20} />
        </Form.Item>
        <Form.Item name="makerName" label="品牌" rules={required('请填写品牌')}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="subtitle" label="一句话卖点">
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="pictures" label="图片" extra="图片库里的路径，一行一张，第一张是主图" rules={[pictureRule]}>
        <Input.TextArea rows={2} placeholder="sofa/cloud-1.svg" />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="story" label="介绍" extra="一行一段">
          <Input.TextArea rows={4} />
        </Form.Item>
        <Form.Item name="facts" label="参数" extra="一行一项，写成「材质：橡木」" rules={[factRule]}>
          <Input.TextArea rows={4} />
        </Form.Item>
      </div>
      <Form.Item name="choices" label="规格" extra="顾客要选的项目，输入后回车；只有一种就不填">
        <Select mode="tags" open={false} suffixIcon={null} maxCount={4} placeholder="例如 颜色、尺寸" />
      </Form.Item>
    </>
  )
}
