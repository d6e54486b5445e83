import * as cart from '../../contract/cart'
import * as catalogue from '../../contract/catalogue'
import { type Served, serves } from '../../server/kernel/serve'
import { addToCart } from '../../server/usecases/cart/add-to-cart'
import { setCartLines } from '../../server/usecases/cart/set-cart-lines'
import { showCart } from '../../server/usecases/cart/show-cart'
import { findStock } from '../../server/usecases/catalogue/find-stock'
import { listCategories } from '../../server/usecases/catalogue/list-categories'
import { recordView } from '../../server/usecases/catalogue/record-view'
import { searchProducts } from '../../server/usecases/catalogue/search-products'
import { showProduct } from '../../server/usecases/catalogue/show-product'

export const mallEndpoints: Served[] = [
  serves(catalogue.listCategories, listCategories),
  serves(catalogue.searchProducts, searchProducts),
  serves(catalogue.showProduct, showProduct),
  serves(catalogue.findStock, findStock),
  serves(catalogue.recordView, recordView),
  serves(cart.showCart, showCart),
  serves(cart.addToCart, addToCart),
  serves(cart.setCartLines, setCartLines),
]
