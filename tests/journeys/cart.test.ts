import { CART_LINES_MAX } from '../../contract/cart'
import { useWorld } from '../support/world'

const world = useWorld()
let keys = 0
const add = (skuId: string, input: object = {}, who = 'li') =>
  world.shopper(who).call('addToCart', { skuId, idempotencyKey: `press-key-${++keys}`, ...input })
const set = (lines: object[], who = 'li') => world.shopper(who).call('setCartLines', { lines })
const show = (who = 'li') => world.ok(world.shopper(who).call('showCart', {}))
const linesOf = async (who = 'li') => (await show(who)).lines.map(({ skuId, quantity }) => [skuId, quantity])
const rows = (table: 'member' | 'cart_line') => world.db.selectFrom(table).selectAll().execute()

beforeEach(async () => {
  await world.build.product({
    productId: 'SOFA',
    title: '云栖沙发',
    choices: ['颜色'],
    skus: [
      { skuId: 'SOFA-G', options: ['灰'], priceFen: 300_000 },
      { skuId: 'SOFA-W', options: ['白'], priceFen: 320_000 },
    ],
    central: 5,
  })
  await world.build.sku('LAMP', 9_900)
})

test('somebody unknown has an empty cart, and looking at it or changing it writes nothing', async () => {
  const empty = { lines: [], pieces: 0, chosenFen: 0 }
  expect(await show()).toEqual(empty)
  expect(await world.ok(set([{ skuId: 'LAMP', quantity: 3 }]))).toEqual(empty)
  expect(await rows('member')).toEqual([])
})

test('a visitor puts goods into their cart and finds them there, last added first, with price and stock of now', async () => {
  await world.ok(add('SOFA-G', { quantity: 2 }))
  world.clock.advance({ minutes: 1 })
  const cart = await world.ok(add('LAMP'))
  expect(cart).toEqual({
    lines: [
      {
        skuId: 'LAMP',
        productId: 'LAMP',
        title: '商品LAMP',
        options: [],
        pictureUrl: 'memory://pictures/product.svg',
        quantity: 1,
        priceFen: 9_900,
        addedFen: 9_900,
        deliverable: 999,
        isListed: true,
        isChosen: true,
      },
      expect.objectContaining({
        skuId: 'SOFA-G',
        productId: 'SOFA',
        title: '云栖沙发',
        options: ['灰'],
        deliverable: 5,
      }),
    ],
    pieces: 3,
    chosenFen: 609_900,
  })
  expect(await show()).toEqual(cart)
  expect((await show('wang')).lines).toEqual([])
})

test('pressing twice adds once; a new press adds to what is there, up to 999 pieces', async () => {
  const press = { quantity: 2, idempotencyKey: 'press-same' }
  await world.ok(add('LAMP', press))
  await world.ok(add('LAMP', press))
  expect(await linesOf()).toEqual([['LAMP', 2]])
  await world.ok(add('LAMP', { quantity: 3 }))
  expect(await linesOf()).toEqual([['LAMP', 5]])
  // The first press is sent once more, because its answer was lost.
  await world.ok(add('LAMP', press))
  expect(await linesOf()).toEqual([['LAMP', 5]])
  await world.ok(add('LAMP', { quantity: 999 }))
  expect(await linesOf()).toEqual([['LAMP', 999]])
})

test('lines are changed, chosen and taken out together; what is not in the cart stays out', async () => {
  await world.ok(add('SOFA-G', { quantity: 2 }))
  await world.ok(add('SOFA-W'))
  await world.ok(add('LAMP'))
  const changed = await world.ok(
    set([
      { skuId: 'SOFA-G', quantity: 1 },
      { skuId: 'SOFA-W', isChosen: false },
      { skuId: 'LAMP', quantity: 0 },
      { skuId: 'NONE', quantity: 4 },
    ]),
  )
  expect(changed.lines.map(({ skuId, quantity, isChosen }) => [skuId, quantity, isChosen])).toEqual([
    ['SOFA-G', 1, true],
    ['SOFA-W', 1, false],
  ])
  expect(changed).toMatchObject({ pieces: 2, chosenFen: 300_000 })
  expect((await world.ok(set([{ skuId: 'SOFA-W', quantity: 2, isChosen: true }]))).chosenFen).toBe(940_000)
  // Of a line named twice the later word counts, and nothing said changes nothing.
  await world.ok(set([{ skuId: 'SOFA-W', quantity: 0 }, { skuId: 'SOFA-W', quantity: 3 }, { skuId: 'SOFA-G' }]))
  expect(await linesOf()).toEqual([
    ['SOFA-G', 1],
    ['SOFA-W', 3],
  ])
})

test('nobody changes the cart of another', async () => {
  await world.ok(add('LAMP'))
  await world.ok(add('SOFA-G', {}, 'wang'))
  await world.ok(set([{ skuId: 'LAMP', quantity: 0 }], 'wang'))
  expect(await linesOf()).toEqual([['LAMP', 1]])
})

test('the price of now counts, and the one of then is told beside it; adding again takes note of the new one', async () => {
  await world.ok(add('LAMP'))
  await world.db.updateTable('sku').set({ list_fen: 8_800 }).where('id', '=', 'LAMP').execute()
  expect(await show()).toMatchObject({ lines: [{ priceFen: 8_800, addedFen: 9_900 }], chosenFen: 8_800 })
  await world.ok(add('LAMP'))
  expect(await show()).toMatchObject({ lines: [{ addedFen: 8_800, quantity: 2 }] })
})

test('what is no longer on sale or too few stays in the cart, said to be so, and costs nothing', async () => {
  await world.ok(add('SOFA-G', { quantity: 2 }))
  await world.ok(add('SOFA-W', { quantity: 6 }))
  await world.db.updateTable('sku').set({ is_listed: false }).where('id', '=', 'SOFA-G').execute()
  expect(await show()).toMatchObject({
    lines: [
      { skuId: 'SOFA-G', isListed: false },
      { skuId: 'SOFA-W', isListed: true, quantity: 6, deliverable: 5 },
    ],
    pieces: 8,
    chosenFen: 0,
  })
  expect(await world.refused(add('SOFA-G'))).toBe('sku_unknown')
  await world.db.updateTable('product').set({ is_listed: false }).where('id', '=', 'SOFA').execute()
  expect((await show()).lines.map(({ isListed }) => isListed)).toEqual([false, false])
  expect(await world.refused(add('SOFA-W'))).toBe('sku_unknown')
})

test('a full cart takes no other article, but more of those in it', async () => {
  for (let n = 1; n <= CART_LINES_MAX + 1; n++) await world.build.sku(`A${n}`)
  for (let n = 1; n <= CART_LINES_MAX; n++) await world.ok(add(`A${n}`))
  expect(await world.refused(add(`A${CART_LINES_MAX + 1}`))).toBe('cart_full')
  const cart = await world.ok(add('A7'))
  expect([cart.lines.length, cart.pieces]).toEqual([CART_LINES_MAX, CART_LINES_MAX + 1])
  await world.ok(set([{ skuId: 'A7', quantity: 0 }]))
  await world.ok(add(`A${CART_LINES_MAX + 1}`))
})

test.each([
  ['no article', { skuId: '' }],
  ['no pieces', { skuId: 'LAMP', quantity: 0 }],
  ['less than nothing', { skuId: 'LAMP', quantity: -1 }],
  ['a thousand pieces', { skuId: 'LAMP', quantity: 1_000 }],
  ['half a piece', { skuId: 'LAMP', quantity: 0.5 }],
  ['no key', { skuId: 'LAMP', idempotencyKey: undefined }],
  ['a price of its own', { skuId: 'LAMP', priceFen: 1 }],
  ['a NUL', { skuId: 'LA\0MP' }],
])('a cart takes no addition of %s', async (_, input) => {
  expect(await world.refused(add('', input))).toBe('invalid_input')
  expect(await rows('cart_line')).toEqual([])
})

test.each([
  ['nothing', []],
  ['too many lines', Array.from({ length: CART_LINES_MAX + 1 }, (_, n) => ({ skuId: `A${n}`, quantity: 1 }))],
  ['a thousand pieces', [{ skuId: 'LAMP', quantity: 1_000 }]],
  ['less than nothing', [{ skuId: 'LAMP', quantity: -1 }]],
])('a cart takes no change of %s', async (_, lines) => {
  expect(await world.refused(set(lines))).toBe('invalid_input')
})

test('an article nobody sells is refused, and no visitor is made for it', async () => {
  expect(await world.refused(add('NONE'))).toBe('sku_unknown')
  expect(await world.refused(add("x' or '1'='1"))).toBe('sku_unknown')
  expect(await rows('member')).toEqual([])
  expect(await world.refused(world.anonymous('shopper').call('showCart', {}))).toBe('unauthenticated')
})

test('who turns out to be a member keeps the cart of the visitor they were, and what both had once', async () => {
  const PHONE = '13812345678'
  await world.build.member({ phone: PHONE, openid: 'openid-old' })
  await world.ok(add('LAMP', {}, 'old'))
  await world.ok(add('SOFA-G', {}, 'old'))
  await world.ok(
    world.shopper('new', 'union').call('addToCart', { skuId: 'LAMP', quantity: 4, idempotencyKey: 'press-new' }),
  )
  // The other openid is known by its unionid from now on: they were one person all along.
  await world.ok(world.shopper('old', 'union').call('addToCart', { skuId: 'SOFA-W', idempotencyKey: 'press-old' }))
  const lines = [
    ['LAMP', 4],
    ['SOFA-G', 1],
    ['SOFA-W', 1],
  ]
  expect((await linesOf('old')).toSorted()).toEqual(lines)
  expect((await linesOf('new')).toSorted()).toEqual(lines)
  expect(new Set((await rows('cart_line')).map((row) => 'member_id' in row && row.member_id)).size).toBe(1)
})

test('with an account its cart goes too', async () => {
  world.outside.phoneOf.set('code', '13812345678')
  await world.ok(world.shopper('li').call('register', { phoneCode: 'code', acceptsContact: true }))
  await world.ok(add('LAMP'))
  await world.ok(world.shopper('li').call('deleteMyAccount', { isConfirmed: true }))
  expect(await rows('cart_line')).toEqual([])
})
