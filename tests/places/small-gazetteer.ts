import { dataFiles } from '../../src/data-files.js'
import { foldName } from '../../src/places/fold-name.js'
import { type Gazetteer, gazetteerOf } from '../../src/places/gazetteer.js'
import { loadHomeSigns } from '../../src/places/home-signs.js'

// name, main name, country, province, latitude, longitude, inhabitants, id, kind
const ROWS = `
Venezuela|Venezuela|VEN||8|-66|28000000|1|C
Caracas|Caracas|VEN|25|10.49|-66.88|3000000|2|K
France|France|FRA||46|2|66000000|3|C
Paris|Paris|FRA|11|48.85|2.35|2138551|4|K
Texas|Texas|USA|TX|31.25|-99.25|25000000|5|P
Tex.|Texas|USA|TX|31.25|-99.25|25000000|5|p
Paris|Paris|USA|TX|33.66|-95.56|24782|6|c
United States|United States|USA||39.8|-98.5|327000000|7|C
US|United States|USA||39.8|-98.5|327000000|7|C
Virginia|Virginia|USA|VA|37.5|-77.4|5700000|8|P
Va.|Virginia|USA|VA|37.5|-77.4|5700000|8|p
Egypt|Egypt|EGY||27|30|98000000|9|C
Alexandria|Alexandria|EGY|06|31.2|29.92|5263542|10|c
Alexandria|Alexandria|USA|VA|38.8|-77.05|159467|11|c
Cairo|Cairo|EGY|11|30.06|31.25|9606916|12|K
Georgia|Georgia|GEO||42|43.5|3700000|13|C
Georgia|Georgia|USA|GA|32.75|-83.5|4718281|14|P
Tbilisi|Tbilisi|GEO|51|41.69|44.83|1049498|15|K
Atlanta|Atlanta|USA|GA|33.75|-84.39|463878|16|S
Kandahar|Kandahar|AFG|23|31.61|65.71|523300|17|S
Kandahar|Kandahar|AFG|23|31|65.9|1200000||P
Afghanistan|Afghanistan|AFG||33|65|37000000|18|C
Kyiv|Kyiv|UKR|12|50.45|30.52|2797553|19|K
Kiev|Kyiv|UKR|12|50.45|30.52|2797553|19|K
Lincoln|Lincoln|USA|NE|40.8|-96.67|277348|20|S
Deir ez-Zor|Deir ez-Zor|SYR|07|35.34|40.14|242565|21|S
Tripoli|Tripoli|LBY|77|32.89|13.19|1150989|22|K
Tripoli|Tripoli|LBN|09|34.43|35.84|1129398|23|S
Baghdad|Baghdad|IRQ|07|33.34|44.4|7216000|24|K
South China Sea|South China Sea||| 12|113|1000000||w
London|London|GBR|ENG|51.5|-0.12|8961989|30|K
London|London|CAN|08|42.98|-81.23|346765|31|c
London|London|USA|KY|37.13|-84.08|7953|32|c
Jordan|Jordan|JOR||31|36|9956000|33|C
Jordan|Jordan|USA|MN|44.67|-93.63|5994|34|c
Turkey|Turkey|TUR||39|35|82319724|35|C
Hall County|Hall County|USA|TX|34.5|-100.7|3300||D
Clay|Clay|USA|NY|43.19|-76.17|59250|36|c
Clay County|Clay County|USA|MN|46.9|-96.5|58000||D
Becker County|Becker County|USA|MN|46.9|-95.7|32000||D
Becker|Becker|USA|MN|45.39|-93.88|4700|37|c
Minnesota|Minnesota|USA|MN|46|-94.2|4300000||P
Enfield|Enfield|GBR|ENG|51.65|-0.08|156858|38|c
Enfield|Enfield|USA|CT|41.98|-72.59|45212|39|c
Borno State|Borno|NGA|27|11.5|13|5000000||P
Maiduguri|Maiduguri|NGA|27|11.85|13.16|1112449|40|S
White House|White House|USA||38.9|-77.04|1000000||w`

/** A gazetteer of a few places, in the form that scripts/build-gazetteer.mjs writes. */
export function smallGazetteer(): Gazetteer {
  const lines = ROWS.trim()
    .split('\n')
    .map((row) => {
      const [alias, ...rest] = row.split('|').map((cell) => cell.trim())
      return [foldName(alias!), ...rest, ''].join('\t')
    })
    .sort()
  return gazetteerOf(new TextEncoder().encode(`${lines.join('\n')}\n`), [], loadHomeSigns(dataFiles()))
}
