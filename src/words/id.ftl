### Kata-kata Canting dalam bahasa Indonesia. `en.ftl` di sebelahnya memuat pesan yang sama dalam bahasa Inggris.
### Atribut `.hint` berisi petunjuk: apa yang sebaiknya dilakukan; `.near` juga, kalau ada tebakan. Petunjuk dengan perintah
### atau pilihan `--…` ada di `.shell` dan `.shell-near`, yang hanya dibaca baris perintah sebagai gantinya.

## Bingkai setiap laporan

label =
    .error = kesalahan
    .warning = peringatan
    .note = catatan
    .hint = petunjuk
    .progress = menggambar
place-design = rancangan
place-repeat = cara ulang
place-layer = lapisan { $number }
place-colorway = tata warna { $number }

## Bantuan

heading =
    .usage = Cara pakai
    .commands = Perintah
    .arguments = Masukan
    .options = Pilihan
    .global = Di semua perintah
    .examples = Contoh

value-command = PERINTAH
value-design = BERKAS
value-folder = FOLDER
value-language = BAHASA
value-millimeters = MM
value-name = NAMA
value-number = N
value-mood = SUASANA
value-palette = PALET
value-paper = KERTAS
value-picture = HASIL
value-setting = ISIAN=NILAI
value-shell = SHELL
value-size = LxT
value-svg = GAMBAR
value-what = TIAP
value-step = CARA

cli = Batik dari motif: rancang satu raport, lihat sebagai kain, siap dicetak.
    .usage = canting PERINTAH …
    .lang = Berbicara bahasa Indonesia atau Inggris: id, en
    .motifs = Pakai juga naskah motif (*.rhai) dari folder ini
    .help = Tampilkan bantuan ini
    .version = Tampilkan versi
    .examples =
        canting motifs                                    lihat motif yang ada
        canting new kain.batik --motif kawung             mulai rancangan baru
        canting export kain.batik -o kain.svg             satu raport, untuk Inkscape
        canting export kain.batik -o kain.png --cloth 1,05mx2,5m

cli-new = Mulai rancangan baru dengan satu motif, atau dari sebuah contoh.
    .usage = canting new BERKAS (--motif NAMA [--set ISIAN=NILAI]… | --from CONTOH) [pilihan]
    .out = Rancangan yang akan ditulis, namanya berakhiran .batik
    .motif = Motif pertamanya; “canting motifs” menampilkan daftarnya
    .from = Contoh rancangan sebagai awalnya; “canting designs” menampilkan daftarnya
    .settings = Setelan motif, boleh lebih dari satu kali
    .repeat = Cara raport berulang; “canting repeats” menampilkan semuanya (bawaan tubrukan)
    .tile = Ukuran raport
    .force = Tulis walaupun berkasnya sudah ada
    .examples =
        canting new kain.batik --motif kawung
        canting new kain.batik --motif kawung --set size=24 --repeat onda-ende
        canting new kain.batik --motif parang-barong
        canting new kain.batik --from sido-luhur-sawat

cli-export =
    Buat SVG, PDF, atau PNG dari satu raport, atau dari kain bermeter-meter.
    Gambar yang dicetak di kain adalah tekstil motif batik; batik sendiri dibuat dengan malam panas.
    .usage = canting export BERKAS -o HASIL [--tile | --cloth LxT] [pilihan]
    .file = Rancangannya, berkas .batik
    .out = Gambar yang akan ditulis, namanya berakhiran .svg, .pdf, atau .png; dengan --separations sebuah folder
    .tile = Gambar satu raport saja (bawaan)
    .cloth = Gambar kain seukuran ini, dalam milimeter kecuali disebut m, cm, atau in
    .dpi = Piksel per inci untuk PNG (bawaan 300)
    .colorway = Tata warna yang dipakai (bawaan: yang pertama)
    .flat = Tulis setiap salinan raport secara utuh, untuk mesin potong dan cetak yang memerlukannya
    .transparent = Kosongkan latar kain
    .separations = Buat film untuk setiap bagian, PNG yang memuat nama dan tanda register, di folder HASIL
    .by = Satu film untuk setiap bagian (part, bawaan) atau untuk setiap bak celup (bath)
    .bits = Film 8 bit tiap piksel (bawaan) atau 1 bit, hitam atau bening, untuk mesin afdruk
    .trap = Di film, lebarkan tiap bagian sejauh ini di bawah bagian yang menimpanya, misalnya 0,2 (bawaan 0)
    .examples =
        canting export kain.batik -o raport.svg
        canting export kain.batik -o kain.pdf --cloth 1050x2500
        canting export kain.batik -o kain.png --cloth 1050x2500
        canting export kain.batik -o kain.png --cloth 1,05mx2,5m --dpi 150 --colorway Pesisir
        canting export kain.batik --separations -o film

cli-motifs = Tampilkan daftar motif, atau ceritakan dan gambar satu motif.
    .usage = canting motifs [NAMA] [-o HASIL] [--set ISIAN=NILAI]… [--json]
    .motif = Motif yang ingin dikenal
    .out = Gambar motif itu ke berkas ini, namanya berakhiran .svg, .pdf, atau .png
    .settings = Setelan motif, boleh lebih dari satu kali
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting motifs
        canting motifs parang
        canting motifs parang -o parang.svg --set height=60

cli-picture = Ceritakan apa yang masuk dari gambar SVG: ukurannya, warnanya, dan bagian yang menjadi tujuan tiap warna.
    .usage = canting picture GAMBAR [-o HASIL] [--json]
    .file = Gambarnya, berkas .svg atau .svgz
    .out = Gambar hasilnya ke berkas ini, menurut bagian yang diusulkan, namanya berakhiran .svg, .pdf, atau .png
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting picture kupu-kupu.svg
        canting picture kupu-kupu.svg -o lihat.png

cli-isen = Tampilkan daftar isen pengisi latar, atau ceritakan satu isen.
    .usage = canting isen [NAMA] [--json]
    .isen = Isen yang ingin dikenal
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting isen
        canting isen cecek

cli-designs = Tampilkan contoh-contoh rancangan, atau ceritakan dan gambar satu contoh.
    .usage = canting designs [NAMA] [-o HASIL] [--json]
    .sample = Contoh yang ingin dikenal
    .out = Gambar contoh itu ke berkas ini, namanya berakhiran .svg, .pdf, atau .png
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting designs
        canting designs sido-luhur-sawat -o sido.png
        canting new kain.batik --from sido-luhur-sawat

cli-repeats = Tampilkan cara-cara kain berulang, atau ceritakan dan gambar satu cara.
    .usage = canting repeats [CARA] [-o HASIL] [--json]
    .repeat = Cara yang ingin dikenal: lampah cap, cara ulang tekstil, grup simetri bidang, atau grup pinggiran
    .out = Gambar cara itu, atau semuanya, ke berkas ini, namanya berakhiran .svg, .pdf, atau .png
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting repeats
        canting repeats mubeng
        canting repeats p4g -o p4g.svg
        canting repeats -o repeats.png

cli-check = Periksa rancangan dan beri tahu apa yang perlu dibetulkan.
    .usage = canting check BERKAS [--all] [--json]
    .file = Rancangannya, berkas .batik
    .all = Tampilkan setiap catatan satu per satu, juga kalau banyak yang sejenis
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting check kain.batik
        canting check kain.batik --all
        canting check kain.batik --json

cli-walk = Hitung tapak cap pada kain, dan beri nomor menurut urutan lampahnya.
    .usage = canting walk BERKAS [--cloth LxT] [-o HASIL [--paper KERTAS]] [--json]
    .file = Rancangannya, berkas .batik; satu raport sama dengan satu cap
    .cloth = Ukuran kain (bawaan ukuran kain rancangan, kalau tidak ada 1050x2500, kain panjang dengan lebarnya melintang)
    .out = Tulis lembar kerja tukang cap ke berkas ini, .pdf, .svg, atau .png; PDF punya halaman sebanyak yang diperlukan nomornya
    .paper = Cetak di kertas ini: a4 (bawaan), f4 (215 x 330 mm), letter, a3 (huruf lebih besar, untuk dinding)
    .json = Jawab dalam JSON, setiap tapak dengan letak dan putarannya, untuk dibaca program lain
    .examples =
        canting walk kain.batik
        canting walk kain.batik -o lampah.pdf
        canting walk kain.batik --cloth 1,15mx2m -o lampah.png
        canting walk kain.batik --json

cli-plan = Rencanakan pewarnaan sebuah tata warna: bak, malam, dan urutan kerjanya.
    .usage = canting plan BERKAS [--colorway NAMA] [-o HASIL [--step N | --paper KERTAS]] [--json]
    .file = Rancangannya, berkas .batik
    .colorway = Tata warnanya, yang memakai bak celup (bawaan: yang pertama)
    .out = Tulis rencananya ke berkas ini, .svg atau .pdf; dengan --step gambar kainnya, .png, .svg, atau .pdf
    .step = Gambar kain sesudah langkah ini; 0 berarti kain yang baru dicuci
    .cloth = Ukuran sepotong kain untuk perkiraan (bawaan ukuran kain rancangan, kalau tidak ada 1050x2500); dengan --step kain yang digambar
    .dpi = Piksel per inci untuk PNG (bawaan 300)
    .paper = Cetak rencananya di kertas ini: a4 (bawaan), f4 (215 x 330 mm), letter, a3 (huruf lebih besar, untuk dinding)
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting plan kain.batik
        canting plan kain.batik --colorway "Sogan Yogya" -o rencana.pdf
        canting plan kain.batik --step 4 -o langkah.png

cli-colorways = Tampilkan tata warna, usulkan yang bisa dicelup, dan tukar palet.
    .usage = canting colorways BERKAS [--suggest N | --dye NAMA | --from PALET | -o PALET] [pilihan]
    .file = Rancangannya, berkas .batik
    .colorway = Tata warna yang ditulis oleh -o (bawaan: yang pertama)
    .out = Tulis paletnya: .gpl (GIMP, Inkscape, Krita), .ase (Adobe), atau .css
    .suggest = Usulkan tata warna sebanyak ini, semuanya bisa dicelup
    .mood = Suasananya: sogan, pesisir, kelengan, pastel, atau own (warna sendiri, mendekati warna dari --from)
    .seed = Angka lain memberi usulan lain (bawaan 1)
    .dye = Carikan bak yang paling mendekati tata warna cetak ini
    .from = Pakai warna dari berkas palet, .gpl, .ase, atau .css
    .add = Tambahkan hasilnya ke rancangan, bukan hanya ditampilkan
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting colorways kain.batik --suggest 6 --mood pesisir --seed 7
        canting colorways kain.batik --dye "Pupus daun" --add
        canting colorways kain.batik --colorway Pesisir -o pesisir.gpl

cli-sheet = Jajarkan semua tata warna sebuah rancangan, dengan nama dan resepnya.
    .usage = canting sheet BERKAS -o HASIL [--paper KERTAS]
    .file = Rancangannya, berkas .batik
    .out = Lembar yang akan ditulis, .png, .svg, atau .pdf
    .paper = Cetak di kertas ini: a4 (bawaan), f4 (215 x 330 mm), letter, a3 (huruf lebih besar, untuk dinding)
    .examples =
        canting sheet kain.batik -o lembar.pdf

cli-dyes = Tampilkan pewarna dan kain yang bisa dipakai tata warna, atau ceritakan satu pewarna.
    .usage = canting dyes [NAMA] [--json]
    .dye = Pewarna yang ingin dikenal
    .json = Jawab dalam JSON, untuk dibaca program lain
    .examples =
        canting dyes
        canting dyes indigo

cli-completions = Tampilkan naskah untuk shell, supaya tombol Tab melengkapi perintah canting.
    .usage = canting completions SHELL
    .shell = bash, zsh, fish, elvish, atau powershell
    .examples =
        canting completions bash > ~/.local/share/bash-completion/completions/canting
        canting completions fish > ~/.config/fish/completions/canting.fish

## Perintah yang tidak cocok

usage-unknown-argument = tidak ada pilihan “{ $argument }”
    .hint = “{ $help }” menunjukkan apa yang bisa dipakai
    .near = maksudmu “{ $near }”?
usage-unexpected-argument = “{ $argument }” tidak diperlukan di sini
    .hint = “{ $help }” menunjukkan apa yang bisa dipakai
usage-unknown-command = canting tidak punya perintah “{ $command }”
    .hint = “{ $help }” menampilkan daftar perintah
    .near = maksudmu “{ $near }”?
usage-design-without-command = { $command } mau diapakan?
    .hint = misalnya: canting export { FILE($command) } -o kain.svg
usage-picture-without-command = { $command } mau diapakan?
    .hint = misalnya: canting picture { FILE($command) }
usage-missing-argument = belum disebut: { $missing }
    .hint = “{ $help }” memberi contoh
usage-missing-value = “{ $argument }” perlu diisi
    .hint = “{ $help }” memberi contoh
usage-invalid-value = “{ $value }” tidak cocok untuk “{ $argument }”
    .hint = “{ $help }” menunjukkan apa yang bisa dipakai
usage-not-a-choice = “{ $value }” tidak cocok untuk “{ $argument }”
    .hint = pilih salah satu: { $choices }
usage-conflict = “{ $argument }” dan “{ $other }” tidak bisa dipakai bersama
    .hint = pakai salah satu saja
usage-twice = “{ $argument }” disebut dua kali
    .hint = cukup sebut satu kali
usage-not-utf8 = ada kata dalam perintah ini yang tidak terbaca sebagai teks
    .hint = ketik sendiri nama motif dan tata warnanya
usage-unreadable = canting tidak mengerti perintah ini
    .hint = “{ $help }” menunjukkan caranya
usage-no-help = tidak ada bantuan tentang “{ $command }”
    .hint = “canting --help” menampilkan daftar perintah

size-not-two = “{ $text }” bukan lebar dan tinggi
    .hint = tulis seperti 1050x2500 (milimeter) atau 1,05mx2,5m; A4 pun dikenal
tile-not-two = “{ $text }” bukan lebar dan tinggi raport
    .hint = tulis seperti 60x60 (milimeter) atau 6cmx6cm
    .near = tulis lebar dan tingginya: { $near }
size-one-unit = pada “{ $text }” hanya lebar yang diberi satuan
    .hint = tulis { $both }, atau { $apart } kalau memang itu maksudmu
size-two-points = pada “{ $text }” titik yang satu memisahkan ribuan, yang lain desimal
    .hint = tulis dengan satuannya, misalnya 1,05mx2,5m
    .near = maksudmu { $near }?
tile-too-small = raport “{ $text }” punya sisi kurang dari { $min } mm; tidak ada cap sekecil itu
    .hint = tulis dalam milimeter, misalnya 60x60
    .near = maksudmu { $near }?
cloth-below-tile = kain { $width } × { $height } mm lebih kecil daripada satu raport { $tile_width } × { $tile_height } mm
    .hint = beri ukuran seluruh kain, misalnya 1050x2500 (milimeter) atau 1,05mx2,5m
    .near = maksudmu { $near }?
length-unreadable = “{ $text }” bukan ukuran panjang
    .hint = tulis angka, lalu mm, cm, m, atau in; tanpa satuan berarti milimeter
length-two-meanings = “{ $text }” bisa berarti dua angka karena komanya
    .hint = tulis ribuan tanpa tanda apa pun, dan desimal dengan titik
    .near = tulis { $near } kalau maksudmu ribuan; desimal dengan titik
length-out-of-range = “{ $text }” bukan ukuran kain yang mungkin
    .hint = beri ukuran dari { $min } mm sampai { $max } mm
    .near = tanpa satuan berarti milimeter; maksudmu { $near }?
dpi-unreadable = “{ $text }” bukan jumlah piksel per inci
    .hint = 300 cocok untuk kebanyakan printer, 150 untuk kain lebar
dpi-out-of-range = “{ $text }” piksel per inci tidak mungkin
    .hint = beri angka dari { CODE($min) } sampai { CODE($max) }; 300 cocok untuk kebanyakan printer
step-unknown = tidak ada cara ulang “{ $text }”
    .hint = “canting repeats” menampilkan semuanya
    .near = maksudmu “{ $near }”?
number-out-of-range = “{ $text }” bukan angka yang cocok
    .hint = beri bilangan bulat dari { $min } sampai { $max }
setting-unreadable = “{ $text }” bukan setelan
    .hint = tulis nama, tanda sama dengan, lalu nilainya, seperti size=24

## Membaca berkas

read-is-picture = { $path } adalah gambar, bukan rancangan
    .hint = gambar masuk ke rancangan sebagai lapisan
    .shell = “canting picture { FILE($path) }” menunjukkan cara memasukkannya ke rancangan
read-not-found = { $path } tidak ada
    .hint = periksa ejaannya, dan apakah kamu berada di folder yang benar
read-is-folder = { $path } adalah folder, bukan berkas
    .hint = sebutkan berkas di dalamnya
read-not-regular = { $path } bukan berkas biasa
    .hint = simpan sebagai berkas biasa, lalu sebutkan berkas itu
read-too-large = { $path } terlalu besar: paling besar { $limit } MB
    .hint = periksa apakah memang berkas ini yang kamu maksud
read-not-utf8 = { $path } bukan teks yang terbaca: ada byte yang salah di baris { $line } (byte ke-{ $byte })
    .hint = simpan sebagai UTF-8 dari editor teks
read-no-permission = kamu tidak boleh membaca { $path }
    .hint = minta izin kepada pemiliknya, atau buat salinan milikmu sendiri
read-stdin = canting membaca berkas, bukan masukan standar
    .hint = simpan sebagai berkas, misalnya kain.batik, lalu sebutkan namanya; naskah dan gambar dicari di sebelahnya
read-unreadable = { $path } tidak bisa dibaca; kata sistem: “{ $reason }”
    .hint = periksa disk atau flashdisk tempatnya disimpan

motifs-folder-unreadable = folder motif { $path } tidak bisa dibuka
    .hint = periksa ejaannya; yang disebut harus folder berisi berkas .rhai
motifs-folder-full = folder motif { $path } berisi lebih dari { $limit } naskah
    .hint = sebutkan folder yang hanya berisi motif
picture-outside = gambar “{ $file }” berada di luar folder rancangan, jadi tidak dibuka
    .hint = salin ke sebelah rancangan dan sebut tanpa “..”, supaya rancangan mudah dibawa-bawa
picture-name-backslash = nama gambar “{ $file }” memakai garis miring terbalik, yang hanya dimengerti Windows
    .hint = tulis picture = "{ $portable }", yang berlaku di mana saja
picture-file-too-large = gambar “{ $file }” lebih besar dari { $limit } MB
    .hint = keluarkan foto dari dalamnya, karena foto tidak digambar, dan sederhanakan garisnya
picture-file-empty = gambar “{ $file }” kosong
    .hint = simpan sekali lagi dari program yang kamu pakai menggambar
picture-packed-broken = gambar “{ $file }” dimampatkan, tetapi tidak bisa dibuka
    .hint = simpan sekali lagi sebagai SVG biasa
picture-encoding-unknown = gambar “{ $file }” ditulis dalam { $encoding }, yang tidak bisa dibaca canting
    .hint = simpan sebagai UTF-8
picture-not-encoded = gambar “{ $file }” tidak ditulis dalam { $encoding } seperti yang disebutnya
    .hint = simpan sebagai UTF-8
picture-not-utf8 = gambar “{ $file }” bukan teks yang terbaca: ada byte yang salah di baris { $line } (byte ke-{ $byte })
    .hint = simpan sebagai UTF-8
picture-is-pixels = gambar “{ $file }” adalah { $kind } yang terdiri atas piksel; canting menggambar bentuk
    .hint = jiplak menjadi bentuk lalu simpan sebagai SVG, misalnya di Inkscape dengan Path > Trace Bitmap
picture-is-document = gambar “{ $file }” adalah berkas { $kind }, bukan SVG
    .hint = buka di programnya, lalu simpan sebagai SVG
picture-not-svg = gambar “{ $file }” bukan SVG: awalnya bukan “<”
    .hint = buka di program yang kamu pakai menggambar, lalu simpan sebagai SVG
picture-is-web-page = gambar “{ $file }” adalah halaman web, bukan SVG
    .hint = simpan gambarnya sendiri, bukan halaman yang menampilkannya
link-to-nothing = tautan { $path } menuju ke berkas yang tidak ada
    .hint = kembalikan berkas itu, atau hapus tautannya
beside-is-folder = { $path } adalah folder, padahal namanya nama berkas
    .hint = beri nama tanpa akhiran itu
link-outside = tautan { $path } menuju ke luar foldernya, jadi tidak dibuka
    .hint = taruh berkas aslinya di situ, supaya rancangan mudah dibawa-bawa; berkas di luar folder tidak pernah dibuka untuk sebuah rancangan

## Menulis berkas

write-is-folder = { $path } adalah folder, bukan berkas
    .hint = sebutkan berkas di dalamnya
write-not-regular = { $path } bukan berkas biasa, jadi tidak ada yang ditulis
    .hint = pilih nama lain
write-exists = { $path } sudah ada dan tidak diubah
    .hint = pilih nama lain
    .shell = pilih nama lain, atau tambahkan --force untuk menggantinya
write-read-only = { $path } terkunci, jadi tidak diubah
    .hint = pilih nama lain, atau buka kuncinya
write-source = { $path } termasuk berkas rancangan ini dan tidak diubah
    .hint = pilih nama lain; nama ini menuju ke { $source }
write-link-to-nothing = { $path } adalah tautan ke { $to } yang tidak ada, jadi tidak ada yang ditulis
    .hint = pilih nama lain, atau hapus tautannya
write-folder-missing = { $path } tidak bisa ditulis: tidak ada folder { $folder }
    .hint = buat dulu foldernya, atau pilih folder lain
write-no-permission = { $path } tidak bisa ditulis: kamu tidak punya izin menulis di { $folder }
    .hint = pilih folder milikmu sendiri
write-read-only-disk = { $path } tidak bisa ditulis: disk atau flashdisk ini terkunci
    .hint = pilih tempat lain, atau buka kuncinya
write-disk-full = { $path } tidak jadi ditulis: disk sudah penuh
    .hint = kosongkan sedikit ruang, atau pilih disk lain
write-too-large = { $path } tidak jadi ditulis: berkas sebesar itu tidak boleh disimpan di sini
    .hint = pakai disk yang bukan FAT, naikkan “ulimit -f”, atau kecilkan kain atau dpi-nya
write-bad-name = { $path } bukan nama yang bisa disimpan di disk ini
    .hint = pilih nama yang lebih pendek, dari huruf dan angka
write-unwritable = { $path } tidak jadi ditulis; kata sistem: “{ $reason }”
    .hint = periksa disk atau flashdisknya
edit-restless = { $path } terus-menerus diubah oleh program lain, jadi dibiarkan apa adanya
    .hint = tunggu sampai program lain itu selesai menyimpan, lalu coba lagi
save-changed = { $path } sudah diubah program lain dan tidak ditimpa
    .hint = buka lagi berkasnya, atau simpan dengan nama lain
write-half = tidak semua berkas di { $path } bisa diganti ({ $reason }); yang ini sudah baru, sedangkan yang lain masih lama: { $names }
    .hint = buat semuanya lagi
write-stdout = canting menulis ke berkas, bukan ke keluaran standar
    .hint = sebut nama berkas setelah -o, berakhiran .svg, .pdf, atau .png
write-unknown-format = canting tidak tahu harus menulis apa ke { $path }
    .hint = akhiri namanya dengan .svg, .pdf, atau .png
write-not-batik = { $path } bukan nama untuk rancangan
    .hint = akhiri namanya dengan .batik
stdout-unwritable = jawabannya tidak bisa ditulis; kata sistem: “{ $reason }”
    .hint = periksa ke mana keluarannya diarahkan
json-unwritable = jawabannya tidak bisa dijadikan JSON: { $reason }
    .shell = hilangkan --json

## Perintah bekerja

new-done = { $path } sudah jadi
    .hint = sekarang: canting export { FILE($design) } -o { FILE($picture) }
export-done-svg = { $path }: { $width } × { $height } mm
export-done-pdf = { $path }: { $width } × { $height } mm
export-done-png = { $path }: { $width } × { $height } mm, { $columns } × { $rows } piksel, satu ulangan { $made_width } × { $made_height } mm
export-done-separations = { $path }: { $count } film, { $width } × { $height } mm, { $columns } × { $rows } piksel termasuk tepinya
separations-no-baths = tata warna “{ $name }” berisi warna cetak, jadi tidak ada bak untuk dibuatkan film
    .hint = buat film untuk setiap bagian saja
    .shell = hapus --by agar dibuat film untuk setiap bagian
separations-not-folder = { $path } adalah berkas; film disimpan di dalam folder
    .hint = sebutkan nama folder setelah -o; folder dibuat bila belum ada
separations-stdout = film disimpan di dalam folder, bukan ke keluaran standar
    .hint = sebutkan nama folder setelah -o; folder dibuat bila belum ada
separations-no-folder = folder { $path } tidak bisa dibuat; kata sistem: “{ $reason }”
    .hint = pilih folder milikmu sendiri
export-drift = dengan { $dpi } dpi satu ulangan menjadi { $made_width } × { $made_height } mm, bukan { $width } × { $height } mm, supaya pikselnya utuh; setelah { $count } ulangan selisihnya { $off } mm
    .hint = { $exact } dpi membuat ukurannya tepat
    .shell = --dpi { $exact } membuat ukurannya tepat
export-snapped = dengan { $dpi } dpi satu ulangan menjadi { $made_width } × { $made_height } mm, bukan { $width } × { $height } mm, supaya pikselnya utuh; setelah { $count } ulangan selisihnya { $off } mm
    .hint = makin halus pikselnya, makin kecil selisihnya
    .shell = makin besar --dpi, makin kecil selisihnya
export-lacking = { $path } sudah ditulis, tetapi belum lengkap karena kesalahan di atas
    .hint = perbaiki dulu, lalu ekspor lagi
export-nothing = { $path } tidak ditulis, karena tidak ada yang bisa digambar dari rancangan ini
    .hint = perbaiki kesalahan di atas, lalu ekspor lagi
export-coarse = pikselnya begitu kasar sehingga satu ulangan menjadi { $made_width } × { $made_height } mm, bukan { $width } × { $height } mm
    .hint = pilih piksel yang lebih halus supaya bentuknya tetap
    .shell = naikkan --dpi supaya bentuknya tetap
export-dpi-unused = SVG dan PDF tidak punya piksel, jadi --dpi tidak berpengaruh
    .hint = hilangkan --dpi
export-pdf-unit = halaman yang lebih panjang dari 200 inci diberi satuan { $unit }/72 inci, dan ada program yang menampilkannya { $unit } kali terlalu kecil
    .hint = periksa ukurannya di program yang mencetaknya, atau simpan kainnya sebagai SVG atau PNG
export-flat-unused = PNG tidak punya salinan untuk ditulis utuh, jadi --flat tidak berpengaruh
    .hint = hilangkan --flat
colorway-not-found = tidak ada tata warna “{ $name }” dalam rancangan ini
    .hint = yang ada: { $names }
colorway-none = rancangan ini belum punya tata warna sendiri
    .hint = beri dulu rancangan ini sebuah tata warna
    .shell = hilangkan --colorway, atau tulis [[colorway]] dalam rancangannya
check-sound = { $path }: tidak ada masalah
check-summary = { $path }: { $errors } kesalahan, { $warnings } peringatan, { $notes } catatan
    .hint = “canting check { FILE($path) } --all” menampilkannya satu per satu
notices-more = … dan { $count } jenis lagi; “canting check BERKAS --all” menampilkan semuanya
notices-of-a-kind = … { $count } lagi yang sejenis: { $places }
check-stopped = karena kesalahan di bawah ini, selebihnya tidak diperiksa: sambungan maupun warnanya
walk-cloth = kain: { $width } × { $height } mm
walk-count =
    { $total } tapak cap dalam { $lines } { $way ->
        [rows] baris
        [columns] kolom
        [slanted] baris miring
        [rosettes] putaran
        [stripes] baris sepanjang lereng
       *[around] keliling
    }: { $whole } utuh, { $part } di tepi
walk-start = mulai di pojok { $corner ->
        [top-right] kanan atas
        [bottom-left] kiri bawah
        [bottom-right] kanan bawah
       *[other] kiri atas
    }, di nomor 1; lalu { $way ->
        [rows] dari kiri ke kanan, baris demi baris
        [columns] dari atas ke bawah, kolom demi kolom
        [slanted] menyusuri baris miring, lalu baris miring berikutnya
        [stripes] menyusuri lereng, lalu lereng berikutnya
        [rosettes] searah jarum jam mengelilingi satu pusat putar, lalu pusat berikutnya
       *[around] searah jarum jam mengelilingi kain
    }
walk-stamp = cap { $letter }
walk-twin = kembaran cermin { $letter } (cap tersendiri)
walk-twin-short = cap { $letter } cermin
walk-size = { $width } × { $height } mm
walk-numbers = { $count ->
        [1] 1 kali: nomor { $first }
       *[other] { $count } kali: nomor { $first } sampai { $last }
    }
walk-turned = Diputar searah jarum jam, dengan nomor pertamanya:
walk-turn = { $turn ->
        [0] tegak
       *[other] { $turn }°
    }: { $count } ({ $numbers })
walk-hand = { $changes ->
        [0] tidak perlu berganti cap
       *[other] berganti cap { $changes } kali: habiskan satu cap dulu, baru ambil cap berikutnya
    }; jarak lampahnya { $meters } m
walk-sheet = Lampah cap
walk-here = mulai
walk-page = hlm. { $page }
walk-section = { $way ->
        [rows] Baris { $first } sampai { $last }: dari
        [columns] Kolom { $first } sampai { $last }: dari
       *[other] Dari
    } { $x0 } sampai { $x1 } mm melintang, dari { $y0 } sampai { $y1 } mm membujur
walk-sign-leaf = Daun kecil menunjukkan letak cap: ia menandai pojok kiri atas cap yang tegak, dan ikut berputar serta bercermin bersama capnya.
walk-sign-pale = Warna pucat: hanya sebagian cap yang ada di atas kain.
walk-drawn = { $path }: lampahnya, { $pages } halaman { $paper }, setiap tapak cap bernomor
walk-drawn-some = { $path }: lampahnya, { $pages } halaman { $paper }; kalau tapak terlalu kecil untuk nomornya, yang bernomor hanya yang pertama dan terakhir di setiap baris, dan setiap kelipatan sepuluh selama ada tempat
walk-small-stamp = setiap raport dihitung sebagai satu cap; cap biasanya lebih besar, dan bisa memuat { $across } × { $down } raport: { $width } × { $height } mm
    .hint = untuk menghitung cap sebesar itu, tulis tile = [{ CODE($width) }, { CODE($height) }] pada salinan rancangannya
walk-small-cells = cap { $width } × { $height } mm terlalu kecil untuk dibuat; cap biasanya selebar 200 mm
    .hint = satu cap { $stamp_width } × { $stamp_height } mm memuat { $cells ->
            [1] satu petak utuh polanya
           *[other] { $across } × { $down } petak utuh polanya
        }, dengan semua lapisannya: tidak perlu kembaran, tidak perlu diputar, dan cukup sekitar { $count } tapak di kain ini
walk-small-units = cap { $width } × { $height } mm terlalu kecil untuk dibuat; cap biasanya selebar 200 mm
    .hint = minta pembuat cap menaruh beberapa satuan berjajar pada satu cap
walk-unstamped = { $count ->
       *[other] lapisan { $layers } tidak ada pada cap ini
    }: { $with ->
        [stamp] ditulis tangan, atau dengan cap lain seluas petak { $width } × { $height } mm
       *[hand] ditulis tangan, atau dengan cap lain
    }
walk-few-numbers = { $path }: banyak tapak terlalu kecil untuk nomornya pada satu gambar
    .hint = tulis sebagai PDF: di sana kain dibagi menjadi beberapa halaman, sehingga lebih banyak nomor yang terbaca
walk-edge = ada cap yang melewati tepi kain
    .hint = cap { $width } × { $height } mm pas di kain ini, { $across } melintang dan { $down } membujur: tile = [{ CODE($width) }, { CODE($height) }]
walk-strewn = motif bertabur tidak punya lampah: masing-masing dicapkan sendiri, dengan cap sendiri
    .hint = kalau ingin ada lampahnya, pilih cara ulang lain, misalnya tubrukan atau onda-ende
walk-nothing = { $path } tidak ditulis, karena tidak ada yang dicap
    .hint = pilih cara ulang yang punya lampah cap, misalnya tubrukan
walk-too-many = kain { $width } × { $height } mm memerlukan lebih dari { $max } tapak cap
    .hint = kecilkan kainnya, atau besarkan raportnya: cap biasanya selebar 200 mm

motif-family = Keluarga
motif-region = Daerah
motif-synonyms = Nama lain
motif-kinds = Jenis
motif-meaning = Makna
motif-settings = Setelan
motif-has-direction = Motif ini punya atas dan bawah: jangan diputar.
unit-degrees = derajat
unit-mm = mm
setting-flag = true atau false

## Contoh rancangan

motif-is-sample = tidak ada motif “{ $name }”
    .hint = “{ $sample }” adalah contoh rancangan; rancangan baru bisa dimulai dari situ
    .shell = “{ $sample }” adalah contoh rancangan: canting new kain.batik --from { $sample }
sample-unknown = tidak ada contoh “{ $name }”
    .hint = “canting designs” menampilkan daftarnya; untuk motif, pakai --motif
    .near = maksudmu “{ $near }”?
sample-picture-differs = { $path } sudah ada dan bukan gambar milik contoh itu, jadi tidak ada yang ditulis
    .hint = pilih folder lain untuk rancangannya
designs-drawn = goresan tangan
designs-label =
    .motifs = Motif
    .isen = Isen
    .pictures = Gambar
    .colorways = Tata warna
designs-told = { $title } ({ $name }): { $shows }
    Cara ulang: { $step }, raport { $width } × { $height } mm
    .hint = Mulai dari sini: canting new kain.batik --from { $name }
sample-banji-kiwa-tengen = Banji kiri dan banji kanan bergandengan, sekuntum bunga di tiap jendela
sample-batok-mina = Enam ikan berputar di dalam tiap sisik tempurung penyu
sample-buketan-mudhun = Setangkai bunga berpita, tiap kolom turun sepertiga
sample-ceplok-baling = Baling-baling bambu, berputar ke satu arah
sample-ceplok-gringsing = Bunga besar di atas sisik gringsing
sample-ceplok-pasar-legi = Bunga besar dan bunga kecil duduk berjajar
sample-ceplok-sareng = Dua cap berjalan bersama, satu bulat dan satu persegi
sample-ceplok-sekar-jeruk = Satu bunga besar di antara kembang jeruk
sample-gringsing-kembang-enem = Bunga berkelopak enam pada sisik gringsing
sample-iket-cemukiran = Ikat kepala: modang polos, dikelilingi lidah api
sample-iwak-segara = Bandeng berpapasan di tiap gelombang
sample-kawung-galaran = Kawung besar di atas galaran bambu
sample-kawung-picis = Buah aren sekecil uang picis
sample-kitiran-rinengga = Satu cap berputar pada sudutnya, dan sulurnya bersambung
sample-kupu-kupu-sore = Kupu-kupu mampir di kebun bunga
sample-labako-jember = Daun tembakau, kopi, dan kupu-kupu
sample-lintang-purnama = Bulan penuh diarak bintang-bintang
sample-lung-mekar = Sulur yang tak mengenal ujung
sample-lung-selang-seling = Sulur dengan bunga di kiri dan kanan bergantian
sample-mega-mendung = Tujuh lapis langit membawa hujan
sample-nitik-srengenge = Matahari yang diketuk titik demi titik
sample-parang-barong = Parang terbesar, tubuhnya penuh sisik
sample-parang-klitik = Bilah-bilah kecil dan halus dalam warna pesisir
sample-parang-rusak = Ombak yang tak henti memukul karang
sample-parang-seling-kembang = Bilah parang dan ranting berbunga berselang-seling
sample-peksi-ajeng-ajengan = Dua burung berhadapan di kiri dan kanan pohon bunga
sample-rembulan-wolu = Delapan irisan cap menjadi bulan penuh
sample-sekar-jagad-sumawur = Bunga, kuncup, dan kupu-kupu ditabur di atas ukel
sample-selendang-pagersari = Selendang: pagar bunga berkeliling, tumpal di kedua ujung
sample-semen-walik = Burung, gunung, dan sayap garuda, seperti tampak di muka air
sample-sido-asih = Kupu-kupu di wajik gelap, pohon hayat di wajik terang
sample-sido-luhur-sawat = Sepasang sayap mengembang di setiap wajik
sample-truntum = Bintang-bintang kecil di langit malam
sample-tumpal-ombak = Gunung menghadap gunung, laut berombak di sela-selanya
sample-udan-liris-pitu = Tujuh lereng gerimis
sample-wajik-rinonce = Wajik dirangkai ronce melati

## Cara-cara kain berulang

ways =
    .all = Cara-cara kain berulang
    .lampah = Lampah cap
    .textile = Cara ulang dunia tekstil
    .group = 17 grup simetri bidang
    .frieze = 7 grup pinggiran, disusun baris demi baris
ways-kind =
    .lampah = lampah cap
    .textile = cara ulang tekstil
    .group = grup simetri bidang
    .frieze = grup pinggiran
ways-label =
    .batik = Dalam batik
    .tile = Yang ditulis
    .net = Petaknya
    .order = Salinan
    .front = Cap
    .back = Sisi belakang
    .paste = Dalam rancangan
ways-net =
    .oblique = miring; kedua sisi dan sudutnya bebas
    .rectangular = persegi panjang; kedua sisinya bebas
    .rhombic = wajik; kedua diagonalnya bebas
    .square = persegi; satu sisinya bebas
    .hexagonal = wajik bersudut 120°; satu sisinya bebas
    .strip = sepotong pinggiran; panjang dan lebarnya bebas
ways-order = { $count } motif dalam satu petak
stamps-move = satu cap cukup, tinggal melangkah
stamps-turn = satu cap cukup, melangkah dan berputar
stamps-twin = perlu satu cap dan kembarannya (cap kembar cermin), karena cap bisa melangkah dan berputar tetapi tidak pernah mencetak bayangan cerminnya sendiri; kembaran tidak perlu kalau isi cap itu sendiri simetris, atau kalau cap memuat satu petak utuh
stamps-several = { $count } cap ({ $letters }), semuanya tanpa kembar cermin
stamps-several-twins = { $count } cap ({ $letters }), ditambah kembar cermin dari cap { $twins }
stamps-back-same = cap sisi depan dipakai juga (nerusi), karena pola ini sama dengan bayangan cerminnya
stamps-back-shifted = cap sisi depan dipakai juga (nerusi); hanya susunannya bergeser { $by } mm, sejauh geseran pola ini
stamps-back-mirrored = cap sisi depan dipakai juga (nerusi), tetapi lampahnya dicerminkan
stamps-back-twin = perlu cap kembar cermin (nerusi), karena pola ini tidak sama dengan bayangan cerminnya
stamps-back-twins = perlu kembar cermin dari cap { $letters } (nerusi), karena pola ini tidak sama dengan bayangan cerminnya
way-tubrukan = lurus
    .does = Raport melangkah satu ke kanan dan satu ke bawah, seperti lantai keramik. Tepi kiri bersambung dengan tepi kanan, tepi atas dengan tepi bawah.
    .batik = Sanggit tumpuk. Kawung, ceplok, nitik, dan jlamprang disusun begini, dengan kotak-kotak motif yang utuh di dalam cap.
    .tile = tile = [lebar, tinggi] adalah lebar dan tinggi raport; keduanya bebas. Tidak ada isian lain.
way-onda-ende = turun setengah
    .does = Setiap kolom turun setengah raport dari kolom di kirinya, sehingga pola mengalir miring.
    .batik = Buketan, wahyu tumurun, dan sebagian ceplok. Para perajin juga menyebut geser setengah sebagai onda-ende.
    .tile = tile = [lebar, tinggi] adalah lebar dan tinggi raport; keduanya bebas. Tidak ada isian lain.
way-natabata = geser setengah
    .does = Setiap baris bergeser setengah raport ke kanan dari baris di atasnya, seperti bata di dinding. Pola mengalir ke samping.
    .batik = Artinya menata bata: mega mendung yang barisnya berselang-seling, dan sisik gringsing.
    .tile = tile = [lebar, tinggi] adalah lebar dan tinggi raport; keduanya bebas. Tidak ada isian lain.
way-parang = lampah miring
    .does = Cap melangkah menyusuri garis miring. Garis berikutnya ada di sampingnya, tapaknya sejajar atau maju setengah.
    .batik = Parang rusak, barong, dan klitik, miring 45° menurut pakem. Tanpa mlinjon namanya lereng.
    .tile = tile = [lebar, tinggi]: lebar adalah jarak dari tapak ke tapak menyusuri garis miring, tinggi adalah jarak ke baris berikutnya; keduanya bebas. angle = 45 adalah kemiringan lampahnya; half = true memajukan setiap baris setengah tapak.
way-mubeng = berputar di satu sudut
    .does = Cap berputar pada salah satu sudutnya sampai genap satu putaran. Hasilnya lalu disusun berulang-ulang.
    .batik = Cap persegi, atau cap seperti potongan piza. wedge = 90 cocok untuk banji searah dan ceplok berpusar.
    .tile = Angka pertama pada tile = [lebar, tinggi] adalah jangkauan cap dari pusat putarnya; hanya wedge = 180 yang juga memakai tingginya. wedge = 180, 120, 90, 60, 45, atau 30 adalah sudut cap; 45 dan 30 menjadi medalion, yang jarak ulangnya ditulis every = [lebar, tinggi].
way-mlampah-sareng = dua cap berjalan bersama
    .does = Dua cap berjalan berdampingan menjadi satu raport. Cap kedua adalah bayangan cermin cap pertama, cap pertama yang diputar setengah, atau cap dengan motif sendiri.
    .batik = Cap kembar cermin: burung berhadapan dalam kolom, atau jaring wajik kain sido dalam papan catur.
    .tile = tile = [lebar, tinggi] adalah satu cap; keduanya bebas. order = "columns" (kolom demi kolom) atau "checkerboard" (papan catur); twin = "mirror" (bercermin), "turn" (diputar setengah), atau "own" (motif sendiri, dari lapisan dengan tile = "B").
way-drop = turun sebagian
    .does = Setiap kolom turun sebagian raport dari kolom di kirinya. Dengan sepertiga atau seperempat, baris lebih tersamar daripada dengan setengah.
    .batik = Dari dunia tekstil. Yang dikenal dalam batik adalah yang setengah: onda-ende.
    .tile = tile = [lebar, tinggi] adalah lebar dan tinggi raport; keduanya bebas. by = "1/3" berarti setiap kolom turun sepertiga tinggi raport.
way-shift = geser sebagian
    .does = Setiap baris bergeser ke kanan dari baris di atasnya sejauh sebagian raport, misalnya sepertiga atau seperempat.
    .batik = Dari dunia tekstil. Yang dikenal dalam batik adalah yang setengah: natabata, onda-ende.
    .tile = tile = [lebar, tinggi] adalah lebar dan tinggi raport; keduanya bebas. by = "1/3" berarti setiap baris bergeser sepertiga lebar raport.
way-mirror = raport bercermin
    .does = Di samping raport ada bayangan cerminnya, dan di bawah keduanya ada bayangannya lagi. Tepi mana pun pas, karena bertemu dirinya sendiri.
    .batik = Ceplok pada persegi panjang. Cap tidak bisa bercermin: muat keempatnya dalam cap, atau pakai cap kembarnya.
    .tile = tile = [lebar, tinggi] adalah salah satu dari empat; keduanya bebas. Kain berulang setelah dua kali lebar dan dua kali tinggi. Tidak ada isian lain.
way-diamond = wajik
    .does = Raportnya wajik yang berdiri pada ujungnya. Salinannya menempel pada keempat sisi miringnya.
    .batik = Jaring wajik sidomukti, sidoluhur, dan kain sido lain, dengan satu ornamen tegak dalam setiap wajik.
    .tile = tile = [lebar, tinggi] adalah kedua diagonal wajik, yaitu persegi panjang yang melingkupinya; keduanya bebas. Tidak ada isian lain.
way-ogee = wajik lengkung
    .does = Seperti wajik, tetapi keempat sisinya meliuk seperti huruf S: bulat di tengah, lancip di atas dan di bawah.
    .batik = Susunannya sama dengan jaring wajik kain sido, hanya sisinya melengkung.
    .tile = tile = [lebar, tinggi] adalah kedua diagonal wajik lengkung, yaitu persegi panjang yang melingkupinya; keduanya bebas. Tidak ada isian lain.
way-lereng = lereng berdampingan
    .short = Lereng
    .does = Beberapa lereng berdampingan, masing-masing mengulang ornamennya sendiri. Sesudah lereng terakhir, lereng pertama kembali lagi.
    .batik = Udan liris: lidah api, setengah kawung, banji sawut, mlinjon, tritis, ada-ada, dan untu walang.
    .tile = tile = [lebar, tinggi] adalah bidang tegak yang berulang. angle = 45 adalah kemiringannya; stripes memuat width (lebar), unit (panjang unit), dan frieze (grup pinggiran) setiap lereng. Lapisan dengan tile = "A", "B", … digambar di lereng pertama, kedua, …
way-toss = motif bertabur
    .does = Motif ditabur bebas, tetapi pusat-pusatnya tidak pernah lebih dekat daripada jarak yang ditentukan. Seluruh bidang itu lalu berulang.
    .batik = Daun dan kuncup kecil yang bertabur di antara ornamen semen. Semen punya atas dan bawah, jadi pakai turning = "one-way".
    .tile = tile = [lebar, tinggi] adalah bidang yang berulang. gap = 30 adalah jarak terkecil antarpusat. turning = "one-way" (satu arah), "two-way" (dua arah), "four-way" (empat arah), atau "free" (segala arah). Lapisan dengan tile = "A", "B", … adalah motifnya, masing-masing digambar di sekitar 0,0.
way-pinggiran = pinggiran
    .does = Unit-unit pinggiran berjajar di sepanjang tepi kain dan bersambung di sudut. Setiap sisi terisi unit utuh.
    .batik = Tumpal, untu walang, kemada, modang, pagersari.
    .tile = tile = [lebar, tinggi] adalah seluruh kain. frieze = "pm11" adalah grup pinggirannya; unit = [40, 30] adalah panjang satu unit dan lebar pinggiran; corner = "mitre" (sudut serong, perlu cermin melintang) atau "unit" (lapisan dengan tile = "B" menjadi sudutnya).
way-p1 = geser saja
    .does = Raport disusun berulang mengikuti kedua sisinya. Tidak ada yang diputar, tidak ada yang dicerminkan.
    .batik = Semen, buketan, sekar jagad, dan parang yang kepalanya digambar.
    .tile = tile = [lebar, tinggi] adalah kedua sisinya; keduanya bebas. angle = 75 adalah sudut di antaranya, 90 kalau tidak disebut. Gambar seluruhnya.
way-p2 = putar setengah
    .does = Di samping motif ada motif yang sama setelah putar setengah, jadi terbalik. Kain yang diputar setengah tampak sama.
    .batik = Parang, bila bilahnya benar-benar pasangan putar setengah, dan lereng.
    .tile = tile = [lebar, tinggi] adalah kedua sisinya; keduanya bebas. angle = 75 adalah sudut di antaranya, 90 kalau tidak disebut. Gambar setengahnya saja; sisanya mengikuti.
way-pm = cermin berjajar
    .short = Cermin berjajar
    .does = Cermin tegak berdiri berjajar: motif, bayangan, motif, bayangan. Baris di bawahnya sama.
    .batik = Burung berhadapan, deretan tumpal, dan semen yang punya satu sumbu cermin.
    .tile = tile = [lebar, tinggi] adalah persegi panjang; kedua sisinya bebas. Gambar setengahnya saja; sisanya mengikuti. Tidak ada isian lain.
way-pg = cermin dan geser
    .does = Motif dicerminkan lalu digeser setengah raport ke bawah, terus-menerus, seperti jejak kaki. Garis cerminnya tidak tampak.
    .batik = Lung yang daunnya berselang-seling di kiri dan kanan.
    .tile = tile = [lebar, tinggi] adalah persegi panjang; kedua sisinya bebas. Gambar setengahnya saja; sisanya mengikuti. Tidak ada isian lain.
way-cm = cermin dalam wajik
    .short = Cermin wajik
    .does = Motif dan bayangan cerminnya menjadi pasangan. Setiap baris pasangan berikutnya bergeser setengah raport ke samping.
    .batik = Jaring wajik kain sido, sisik gringsing, wahyu tumurun.
    .tile = tile = [lebar, tinggi] adalah kedua diagonal wajik, yaitu persegi panjang yang melingkupinya; keduanya bebas. Gambar seperempat persegi panjang itu; sisanya mengikuti. Tidak ada isian lain.
way-pmm = cermin dua arah
    .does = Cermin tegak dan cermin datar bersilangan. Di sekeliling setiap silangan ada empat motif yang saling bercermin.
    .batik = Ceplok pada persegi panjang, dan sebagian nitik.
    .tile = tile = [lebar, tinggi] adalah persegi panjang; kedua sisinya bebas. Gambar seperempatnya saja; sisanya mengikuti. Tidak ada isian lain.
way-pmg = cermin dan putar setengah
    .short = Cermin putar
    .does = Sebaris pasangan bercermin. Baris berikutnya sama setelah putar setengah, jadi pasangannya berdiri terbalik di sela-selanya.
    .batik = Dua baris tumpal yang berhadapan dan bergeser; gelombang.
    .tile = tile = [lebar, tinggi] adalah persegi panjang; kedua sisinya bebas. Gambar seperempatnya saja; sisanya mengikuti. Tidak ada isian lain.
way-pgg = cermin dan geser, dua arah
    .short = Geser dua arah
    .does = Motif dicerminkan lalu digeser, ke samping dan juga ke bawah. Separuh dari motif itu berdiri terbalik.
    .batik = Semen yang kepalanya bertemu kaki; ditemukan pada batik kraton Surakarta.
    .tile = tile = [lebar, tinggi] adalah persegi panjang; kedua sisinya bebas. Gambar seperempatnya saja; sisanya mengikuti. Tidak ada isian lain.
way-cmm = dua cermin dalam wajik
    .short = Dua cermin wajik
    .does = Empat motif saling bercermin di sekeliling silangan cermin. Keempatnya ada lagi di tengah-tengah antara silangan.
    .batik = Jaring wajik, ceplok turun setengah, dan sebagian nitik.
    .tile = tile = [lebar, tinggi] adalah kedua diagonal wajik, yaitu persegi panjang yang melingkupinya; keduanya bebas. Gambar seperdelapan persegi panjang itu; sisanya mengikuti. Tidak ada isian lain.
way-p4 = putar seperempat
    .does = Empat motif berputar mengelilingi satu pusat, masing-masing seperempat putaran, seperti kitiran. Tidak ada yang dicerminkan.
    .batik = Banji searah dan ceplok berpusar. Cukup satu cap, dengan mubeng.
    .tile = Raportnya persegi: hanya angka pertama pada tile = [lebar, tinggi] yang dipakai, yaitu sisinya. Gambar seperempatnya saja; sisanya mengikuti. Tidak ada isian lain.
way-p4m = putar seperempat pada cermin
    .short = Bintang delapan
    .does = Empat cermin bersilangan di setiap pusat putar: tegak, datar, dan miring. Delapan motif menjadi bintang di sekelilingnya.
    .batik = Kawung, truntum, ceplok, nitik, dan jlamprang.
    .tile = Raportnya persegi: hanya angka pertama pada tile = [lebar, tinggi] yang dipakai, yaitu sisinya. Gambar seperdelapannya saja; sisanya mengikuti. Tidak ada isian lain.
way-p4g = putar seperempat di antara cermin
    .short = Kitiran cermin
    .does = Empat motif berputar seperti kitiran. Di balik cermin, kitiran berikutnya berputar ke arah lain.
    .batik = Banji yang bergantian ke kiri dan ke kanan; ceplok yang kotaknya dicerminkan berselang-seling.
    .tile = Raportnya persegi: hanya angka pertama pada tile = [lebar, tinggi] yang dipakai, yaitu sisinya. Gambar seperdelapannya saja; sisanya mengikuti. Tidak ada isian lain.
way-p3 = putar sepertiga
    .does = Tiga motif berputar mengelilingi satu pusat, masing-masing sepertiga putaran. Tidak ada yang dicerminkan.
    .batik = Jarang. Cap bersudut 120° tidak praktis; lebih baik satu cap besar yang disusun tubrukan.
    .tile = Raportnya wajik bersudut 120°: hanya angka pertama pada tile = [lebar, tinggi] yang dipakai, yaitu sisinya. Gambar sepertiganya saja; sisanya mengikuti. Tidak ada isian lain.
way-p3m1 = putar sepertiga pada cermin
    .short = Cermin segitiga
    .does = Tiga cermin bersilangan di setiap pusat putar. Di sekelilingnya ada tiga motif dan tiga bayangan cerminnya.
    .batik = Jarang. Perlu cap kembar cermin, atau satu raport utuh di dalam cap.
    .tile = Raportnya wajik bersudut 120°: hanya angka pertama pada tile = [lebar, tinggi] yang dipakai, yaitu sisinya. Gambar seperenamnya saja; sisanya mengikuti. Tidak ada isian lain.
way-p31m = putar sepertiga di antara cermin
    .short = Segitiga putar
    .does = Cermin membentuk segitiga. Di dalamnya tiga motif berputar mengelilingi pusat segitiga; di segitiga sebelahnya arahnya terbalik.
    .batik = Jarang. Perlu cap kembar cermin, atau satu raport utuh di dalam cap.
    .tile = Raportnya wajik bersudut 120°: hanya angka pertama pada tile = [lebar, tinggi] yang dipakai, yaitu sisinya. Gambar seperenamnya saja; sisanya mengikuti. Tidak ada isian lain.
way-p6 = putar seperenam
    .does = Enam motif berputar mengelilingi satu pusat, masing-masing seperenam putaran. Tidak ada yang dicerminkan.
    .batik = Pola seperti tempurung kura-kura. Cap bersudut 60° tidak praktis.
    .tile = Raportnya wajik bersudut 120°: hanya angka pertama pada tile = [lebar, tinggi] yang dipakai, yaitu sisinya. Gambar seperenamnya saja; sisanya mengikuti. Tidak ada isian lain.
way-p6m = putar seperenam pada cermin
    .short = Bintang 12
    .does = Enam cermin bersilangan di setiap pusat putar. Dua belas motif menjadi bintang di sekelilingnya.
    .batik = Bulatan gringsing yang berhimpit rapat, dan ceplok pada segi enam.
    .tile = Raportnya wajik bersudut 120°: hanya angka pertama pada tile = [lebar, tinggi] yang dipakai, yaitu sisinya. Gambar seperdua belasnya saja; sisanya mengikuti. Tidak ada isian lain.
way-p111 = pinggiran geser
    .short = Geser saja
    .does = Motif bergeser sepanjang baris. Tidak ada yang diputar, tidak ada yang dicerminkan.
    .batik = Deretan daun yang berjalan searah.
    .tile = tile = [panjang unit, lebar pinggiran]; keduanya bebas. Gambar seluruhnya. Barisnya disusun ke bawah. Dalam lereng dan pinggiran: frieze = "p111".
way-p1a1 = pinggiran cermin dan geser
    .short = Cermin dan geser
    .does = Motif dicerminkan pada garis tengah lalu digeser setengah unit, seperti jejak kaki.
    .batik = Lung yang daunnya berselang-seling.
    .tile = tile = [panjang unit, lebar pinggiran]; keduanya bebas. Gambar setengahnya saja; sisanya mengikuti. Barisnya disusun ke bawah. Dalam lereng dan pinggiran: frieze = "p1a1".
way-pm11 = pinggiran bercermin melintang
    .short = Cermin melintang
    .does = Cermin berdiri melintang pada baris: motif, bayangan, motif, bayangan.
    .batik = Tumpal dan pucuk rebung.
    .tile = tile = [panjang unit, lebar pinggiran]; keduanya bebas. Gambar setengahnya saja; sisanya mengikuti. Barisnya disusun ke bawah. Dalam lereng dan pinggiran: frieze = "pm11".
way-p1m1 = pinggiran bercermin memanjang
    .short = Cermin memanjang
    .does = Satu cermin membujur di tengah baris: paruh bawah adalah bayangan paruh atas.
    .batik = Dua deret titik yang berdampingan.
    .tile = tile = [panjang unit, lebar pinggiran]; keduanya bebas. Gambar setengahnya saja; sisanya mengikuti. Barisnya disusun ke bawah. Dalam lereng dan pinggiran: frieze = "p1m1".
way-p112 = pinggiran putar setengah
    .short = Putar setengah
    .does = Setelah setiap motif ada motif yang sama setelah putar setengah, jadi terbalik. Baris yang diputar setengah tampak sama.
    .batik = Baris parang, ikal berbentuk S, untu walang miring.
    .tile = tile = [panjang unit, lebar pinggiran]; keduanya bebas. Gambar setengahnya saja; sisanya mengikuti. Barisnya disusun ke bawah. Dalam lereng dan pinggiran: frieze = "p112".
way-pma2 = pinggiran cermin dan putar setengah
    .short = Cermin putar
    .does = Setelah setiap pasangan bercermin ada pasangan yang sama dalam keadaan terbalik, seperti zigzag.
    .batik = Untu walang zigzag; dua baris tumpal yang berhadapan dan bergeser.
    .tile = tile = [panjang unit, lebar pinggiran]; keduanya bebas. Gambar seperempatnya saja; sisanya mengikuti. Barisnya disusun ke bawah. Dalam lereng dan pinggiran: frieze = "pma2".
way-pmm2 = pinggiran bercermin dua arah
    .short = Cermin dua arah
    .does = Cermin berdiri melintang, dan satu membujur di tengah baris: kiri dan kanan sama, atas dan bawah sama.
    .batik = Baris mlinjon, manik-manik; dua baris tumpal yang ujungnya bertemu.
    .tile = tile = [panjang unit, lebar pinggiran]; keduanya bebas. Gambar seperempatnya saja; sisanya mengikuti. Barisnya disusun ke bawah. Dalam lereng dan pinggiran: frieze = "pmm2".

## Setelan motif

param-out-of-range = { $name } = { CODE($asked) } tidak mungkin; dipakai { CODE($taken) }
    .hint = beri angka dari { CODE($min) } sampai { CODE($max) }
param-not-whole = { $name } harus bilangan bulat; { CODE($asked) } dibulatkan menjadi { CODE($taken) }
    .hint = beri bilangan bulat dari { CODE($min) } sampai { CODE($max) }
param-not-a-number = { $name } harus berupa angka, bukan “{ $given }”; dipakai { CODE($taken) }
    .hint = beri angka dari { CODE($min) } sampai { CODE($max) }
    .near = pakai titik untuk desimal: { $near }
param-not-a-choice = { $name } tidak bisa berisi “{ $given }”; dipakai { CODE($taken) }
    .hint = yang bisa: { $choices }
    .near = maksudmu “{ $near }”? Yang bisa: { $choices }
param-unknown = { $owner } tidak punya setelan “{ $name }”
    .hint = yang ada: { $known }
    .near = maksudmu “{ $near }”? Yang ada: { $known }
setting-out-of-range = { $name } = { CODE($asked) } tidak mungkin
    .hint = beri angka dari { CODE($min) } sampai { CODE($max) }
setting-not-whole = { $name } harus bilangan bulat, bukan { CODE($asked) }
    .hint = beri bilangan bulat dari { CODE($min) } sampai { CODE($max) }
setting-not-a-number = { $name } harus berupa angka, bukan “{ $given }”
    .hint = beri angka dari { CODE($min) } sampai { CODE($max) }
setting-not-a-choice = { $name } tidak bisa berisi “{ $given }”
    .hint = yang bisa: { $choices }
    .near = maksudmu “{ $near }”? Yang bisa: { $choices }

## Membaca isi rancangan

file-unmerged = dua versi berkas ini belum digabungkan: git menandainya dengan <<<<<<<, =======, dan >>>>>>>
    .hint = pertahankan satu versi di antara tanda itu, lalu hapus baris-baris tandanya
file-odd-blank = ini bukan spasi biasa ({ $code }), tetapi spasi khas pengolah kata dan halaman web
    .hint = hapus, lalu ketik spasi biasa
file-curly-quote = “{ $mark }” adalah tanda petik miring; berkas rancangan memakai tanda petik lurus
    .hint = tulis seperti "{ $text }"
file-unquoted = teks harus dalam tanda petik
    .hint = tulis "{ $text }"
file-decimal-comma = desimal ditulis dengan titik
    .hint = tulis { $near }
file-unclosed = belum ada { $mark } penutup
    .hint = tulis { $mark } di akhirnya
file-no-value = nilainya belum ditulis
    .hint = tulis di belakang tanda sama dengan
file-no-equals = tanda sama dengan belum ada
    .hint = tulis isian, tanda sama dengan, lalu nilainya: name = "kawung"
file-bad-number = “{ $given }” bukan angka
    .hint = tulis angkanya saja, tanpa satuan; teks harus dalam tanda petik
file-single-section = { $name } adalah daftar: setiap isinya punya bab sendiri
    .hint = tulis [[{ $name }]], bukan [{ $name }]
file-no-section = bab [{ $name }] belum ada
    .hint = mulai dengan baris [{ $name }]
    .near = maksudmu [{ $name }], bukan [{ $near }]?
file-syntax = tulisan ini tidak seperti isi berkas rancangan
    .hint = periksa tanda petik, kurung, dan sama dengan di dekat tempat yang ditandai
file-empty = berkasnya kosong
    .hint = mulai rancangan baru saja
    .shell = mulai dengan: canting new kain.batik --motif kawung
file-too-large = berkasnya lebih besar dari { $max } MB
    .hint = simpan goresan yang besar sebagai berkas SVG di sebelah rancangan
file-too-much = isi berkasnya terlalu banyak untuk sebuah rancangan
    .hint = periksa apakah ini memang rancangan, dan simpan goresan yang besar sebagai SVG di sebelahnya
file-too-deep = kurungnya bertumpuk lebih dari { CODE($max) } lapis
    .hint = periksa apakah ini memang rancangan
file-twice = “{ $name }” ditulis dua kali
    .hint = hapus salah satu
file-missing = “{ $name }” belum ada di sini
    .hint = tulis di bab ini
    .near = maksudmu “{ $name }”, bukan “{ $near }”?
file-two-contents = satu lapisan tidak bisa berisi “{ $first }” dan “{ $second }” sekaligus
    .hint = jadikan dua lapisan
file-not-a-list = “{ $name }” harus berupa daftar
    .hint = tulis dalam kurung siku: { $name } = [ … ]
file-not-a-table = “{ $name }” harus berupa bab yang punya isian sendiri
    .hint = tulis { "{" } isian = nilai { "}" } atau bab dengan nama itu
file-not-a-text = “{ $name }” harus berupa teks
    .hint = tulis dalam tanda petik: { $name } = "…"
file-not-a-flag = “{ $name }” harus true (ya) atau false (tidak)
    .hint = tulis true atau false tanpa tanda petik
file-not-a-number = “{ $name }” harus berupa angka
    .hint = tulis angka tanpa tanda petik, desimal dengan titik
file-not-a-pair = “{ $name }” harus berupa dua angka
    .hint = tulis seperti { $name } = [30, 30]
    .near = pakai titik untuk desimal: { $name } = { $near }
file-not-whole = “{ $name }” harus bilangan bulat
    .hint = tulis tanpa desimal
file-not-positive = “{ $name }” harus lebih besar dari 0
    .hint = beri angka di atas 0
file-not-finite = “{ $name }” bukan angka yang bisa digambar
    .hint = tulis angka biasa
file-number-too-large = angka “{ $name }” terlalu besar
    .hint = tulis angka yang lebih kecil
file-out-of-range = “{ $name }” tidak boleh { CODE($given) }
    .hint = beri angka dari { CODE($min) } sampai { CODE($max) }; yang terdekat { CODE($nearest) }
file-not-a-choice = “{ $name }” tidak bisa berisi “{ $given }”
    .hint = pilihannya: { $choices }
    .near = maksudmu “{ $near }”? Pilihannya: { $choices }
file-not-a-letter = “{ $name }” pada lapisan harus satu huruf, dari A sampai Z
    .hint = tulis dalam tanda petik: { $name } = "B"
file-bad-share = “{ $given }” bukan bagian dari raport
    .hint = tulis berapa dari berapa bagian, paling banyak { CODE($max) } bagian; yang terdekat "{ $near }"
file-bad-wedge = cap dengan sudut { CODE($given) } derajat tidak bisa genap satu putaran
    .hint = pilihannya 180, 120, 90, 60, 45, atau 30; yang terdekat { CODE($near) }
file-bad-stripes = cara ulang “lereng” tidak bisa memuat { $count } lereng
    .hint = beri 1 sampai { CODE($max) } lereng
file-too-long = “{ $name }” terlalu panjang
    .hint = cukup { $max } huruf
file-too-many = isi “{ $name }” terlalu banyak
    .hint = cukup { $max }
file-bad-color = “{ $given }” bukan warna
    .hint = tulis seperti "#A83232"
file-part-without-name = ada bagian yang tidak bernama
    .hint = beri nama, misalnya klowong, isen, atau tembok
file-path-command = ini bukan huruf perintah garis
    .hint = garis dimulai dengan M; sesudahnya boleh M, L, H, V, C, S, Q, T, A, dan Z
file-path-number = di sini ada angka yang kurang, atau bukan angka
    .hint = hitung angka sesudah hurufnya: L perlu dua, C perlu enam
file-path-far = letak ini terlalu jauh di luar
    .hint = jangan lebih dari { CODE($max) } mm di sekitar raport
file-path-too-long = garis goresannya terlalu panjang
    .hint = cukup { $max } potong semuanya, atau simpan sebagai SVG di sebelah rancangan

## Mengubah rancangan

edit-no-layer = lapisan { CODE($number) } tidak ada; rancangan ini { $count ->
        [0] belum punya lapisan
       *[other] punya { $count } lapisan
    }
    .hint = pilih lapisan yang ada
edit-no-colorway = tata warna { CODE($number) } tidak ada; rancangan ini { $count ->
        [0] belum punya tata warna
       *[other] punya { $count } tata warna
    }
    .hint = pilih tata warna yang ada
edit-locked = lapisan ini terkunci
    .hint = buka dulu kuncinya
edit-other-kind = lapisan ini tidak punya “{ $name }”
    .hint = pilih lapisan dengan isi yang lain
edit-dyed = warna “{ $part }” berasal dari bak celup tata warna ini
    .hint = ubah baknya, atau bak mana yang mengenai bagian itu

## Membaca berkas pewarna

dye-file-syntax = { $file }:{ $line }:{ $column }: penulisannya belum seperti berkas pewarna
    .hint = periksa tanda petik, kurung, dan sama dengan di sana
dye-missing = { $file }:{ $line }:{ $column }: “{ $name }” belum ada di sini
    .hint = tulis di bab ini
dye-wrong-kind = { $file }:{ $line }:{ $column }: “{ $name }” harus berupa { $wanted ->
        [number] angka
        [flag] true (ya) atau false (tidak)
        [list] daftar
        [table] tabel yang punya isian sendiri
        [sections] daftar bab
       *[text] teks
    }
    .hint = { $wanted ->
        [number] tulis angka tanpa tanda petik, desimal dengan titik
        [flag] tulis true atau false tanpa tanda petik
        [list] tulis dalam kurung siku: { $name } = [ … ]
        [table] tulis { "{" } isian = nilai { "}" }
        [sections] tulis [[{ $name }]] di atas setiap bab
       *[text] tulis dalam tanda petik: { $name } = "…"
    }
dye-out-of-range = { $file }:{ $line }:{ $column }: “{ $name }” tidak boleh { CODE($given) }
    .hint = beri angka dari { CODE($min) } sampai { CODE($max) }
dye-bad-color = { $file }:{ $line }:{ $column }: “{ $given }” bukan warna
    .hint = tulis seperti "#1F2F55"
dye-not-a-choice = { $file }:{ $line }:{ $column }: “{ $name }” tidak bisa berisi “{ $given }”
    .hint = pilihannya: { $choices }
    .near = maksudmu “{ $near }”? Pilihannya: { $choices }
dye-unknown-key = { $file }:{ $line }:{ $column }: isian “{ $name }” tidak dikenal
    .hint = periksa ejaannya; daftarnya ada di dyes/README.id.md
    .near = maksudmu “{ $near }”?
dye-shades-order = { $file }:{ $line }:{ $column }: warna pada { $given } celupan harus didahului warna yang celupannya lebih sedikit
    .hint = urutkan dari celupan paling sedikit ke paling banyak
dye-too-many = { $file }:{ $line }:{ $column }: isi “{ $name }” terlalu banyak
    .hint = cukup { $max }
dye-too-long = { $file }:{ $line }:{ $column }: “{ $name }” terlalu panjang
    .hint = cukup { $max } huruf
dye-twice = { $file }:{ $line }:{ $column }: “{ $name }” ada dua kali; yang pertama dipakai
    .hint = beri key lain untuk yang ini

## Palet dari program lain

swatches-ending = akhiran nama { $path } tidak dikenal sebagai palet
    .hint = pakai .gpl untuk GIMP, Inkscape, dan Krita, .ase untuk program Adobe, .css untuk halaman web
swatches-too-large = palet paling besar { $max } MB
    .hint = periksa apakah memang berkas ini yang kamu maksud
swatches-not-gpl = ini bukan palet GIMP: baris pertamanya bukan “GIMP Palette”
    .hint = simpan lagi dari GIMP, Inkscape, atau Krita, atau betulkan akhiran namanya
swatches-not-ase = ini bukan berkas warna Adobe: awalnya bukan “ASEF” dengan versi 1
    .hint = di program Adobe pilih “Save Swatch Library as ASE”, atau betulkan akhiran namanya
swatches-not-utf8 = nama-namanya tidak ditulis dalam UTF-8, jadi dibaca sebagai Latin-1
    .hint = kalau ada huruf yang aneh, simpan paletnya sebagai UTF-8 dari editor teks
swatches-bad-line = baris { $line }: tidak ada warna yang terbaca dalam “{ $given }”, jadi dilewati
    .hint = tulis merah, hijau, dan biru sebagai bilangan bulat dari 0 sampai 255, lalu namanya: 34 34 32 latar
swatches-out-of-range = baris { $line }: dalam “{ $given }” ada angka di luar 0 sampai 255; dipakai { $color }
    .hint = tulis merah, hijau, dan biru sebagai bilangan bulat dari 0 sampai 255
swatches-bad-block = warna ke-{ $number } tidak terbaca, jadi dilewati
    .hint = periksa warna itu di program pembuatnya, lalu simpan lagi paletnya
swatches-cut-short = paletnya terputus di tengah; warna sebelum itu tetap dipakai
    .hint = salin atau simpan lagi paletnya
swatches-see-through = { $count } warna tembus pandang; dianggap tidak tembus pandang
swatches-cmyk = { $count } warna ditulis sebagai tinta cetak (CMYK); tampilannya hanya perkiraan
    .hint = supaya tepat, simpan paletnya sebagai RGB atau Lab
swatches-beyond = { $count } warna terlalu pekat untuk ditampilkan layar; dipakai warna terdekat
swatches-groups = palet ini berkelompok; semua warnanya dijadikan satu daftar
swatches-no-colors = { $count } properti bukan warna, jadi dilewati
    .hint = yang dibaca hanya warna seperti #1F2F55 atau #FFF
swatches-long-names = { $count } nama lebih panjang dari { $max } huruf, jadi dipotong
swatches-too-many = { $count } warna setelah warna ke-{ $max } dilewati
    .hint = simpan warna yang diperlukan saja
swatches-more = ada { $count } tempat lain yang serupa dalam palet ini
swatches-empty = paletnya tidak berisi warna

## Yang perlu diketahui tentang sebuah rancangan

design-newer-version = rancangan ini dibuat Canting yang lebih baru (versi { $version }; yang ini mengenal sampai { $known })
    .hint = yang tidak dikenal tetap disimpan; Canting yang lebih baru menampilkannya
design-unknown-keys =
    { $count ->
        [1] isian “{ $keys }” tidak dikenal, tetapi tetap disimpan
       *[other] { $count } isian tidak dikenal, tetapi tetap disimpan: { $keys }
    }
    .hint = periksa ejaannya
    .near = maksudmu “{ $near }”, bukan “{ $key }”?
design-no-layers = rancangan ini belum punya lapisan, jadi kainnya kosong
    .hint = tambahkan [[layer]] dengan sebuah motif
design-no-colorways = rancangan ini belum punya tata warna, jadi dipakai warna sogan biasa
    .hint = tambahkan [[colorway]] dengan warna untuk setiap bagian
repeat-unknown-step = cara ulang “{ $step }” tidak dikenal, jadi raport disusun tubrukan
    .shell = “canting repeats” menampilkan semuanya
    .near = maksudmu “{ $near }”?
design-written-anew = berkasnya ditulis ulang, tanpa komentarnya
    .hint = salin komentarnya dari berkas lama, kalau masih ada
cloth-unknown-form = bentuk kain “{ $form }” tidak dikenal
    .hint = yang dikenal: { $choices }
    .near = maksudmu “{ $near }”?
cloth-without-room = kain { $width } × { $height } mm lebih kecil daripada satu raport { $tile_width } × { $tile_height } mm
    .hint = size dihitung dalam milimeter, misalnya size = [1050, 2500]
repeat-cell-fixed = petak { $net ->
        [square] persegi
       *[hexagonal] segi enam
    } hanya punya satu sisi bebas, jadi petak { $group } menjadi { $width } × { $height } mm
    .hint = angka pertama pada tile yang dipakai; tulis tile = { $tile }
repeat-angle-fitted = sudut petak { $group } menjadi { $made }°, bukan { $angle }°, supaya kain berulang lurus
    .hint = tulis angle = { $typed } supaya begitu sejak awal
repeat-walk-fitted = tapak digeser paling jauh { $off } mm supaya baris miringnya bertemu lagi dan kain bisa berulang: sekarang jarak antartapak { $width } mm, jarak antarbaris { $height } mm, kemiringan { $made }°
    .hint = dengan tile = { $tile } dan angle = { $typed } tidak ada yang perlu digeser
repeat-walk-far = baris miring { $angle }° dengan cap sebesar ini tidak pernah bertemu lagi, jadi tapak digeser { $off } mm, dan itu terlihat di sambungannya: sekarang jarak antartapak { $width } mm, jarak antarbaris { $height } mm, kemiringan { $made }°
    .hint = tulis tile = { $tile } dan angle = { $typed }, atau ukuran lain
repeat-medallion = cap bersudut { $wedge } derajat membentuk medalion, yang tidak punya susunan sendiri; diletakkan setiap { $width } × { $height } mm
    .hint = tulis every = { $every } untuk menentukan jaraknya
repeat-medallions-overlap = medalion lebih lebar daripada jaraknya, jadi saling menindih
    .hint = tulis every = { $every } atau lebih
repeat-stamp-one-side = cap yang berputar { $wedge }° hanya punya satu sisi bebas, jadi ukurannya menjadi { $width } × { $height } mm
    .hint = angka pertama pada tile yang dipakai: jangkauan cap; tulis tile = { $tile }
repeat-slant-fitted = lereng disesuaikan dengan raport: { $made }°, bukan { $angle }°; lebar semuanya { $made_pitch } mm, bukan { $pitch } mm
    .hint = dengan tile = { $tile } hasilnya seperti yang diminta
repeat-slant-far = lereng { $angle }° tidak bisa berulang pada raport ini; yang terdekat { $made }°, lebar semuanya { $made_pitch } mm, bukan { $pitch } mm
    .hint = dengan tile = { $tile } hasilnya seperti yang diminta
repeat-units-fitted = unit lereng { $tile } menjadi { $made } mm, bukan { $unit } mm, supaya lereng terisi unit utuh
    .hint = tulis unit = { $typed } supaya begitu sejak awal
repeat-toss-crowded = jarak { $gap } mm akan menabur lebih dari { $max } motif pada raport; dipakai { $made } mm
    .hint = perbesar gap, atau perkecil raport
repeat-toss-few =
    { $count ->
        [0] tidak ada motif yang muat
       *[other] hanya { $count } motif yang muat
    } pada raport dengan jarak { $gap } mm
    .hint = perbesar raport, atau gap paling besar { $near } mm
repeat-border-stretched = pada sisi { $side } mm, unit pinggiran menjadi sampai { $percent } % lebih panjang atau lebih pendek daripada yang digambar, supaya sisi itu terisi unit utuh
    .hint = dengan unit = { $unit } tidak perlu ditarik atau dimampatkan; atau dengan tile = { $near }
repeat-border-long = pinggiran dengan unit { $unit } mm tidak muat pada kain ini; unitnya dijadikan { $made } mm
    .hint = gambar unit yang lebih pendek atau lebih sempit, atau besarkan raportnya
repeat-border-mirrored = { $frieze } tidak punya cermin, jadi pinggiran berbalik seperti dalam cermin di tengah setiap sisi; kalau tidak, sudut-sudutnya tidak akan bertemu
    .hint = dengan corner = "unit" pinggiran berjalan searah mengelilingi kain
repeat-idle-keys =
    { $count ->
       *[other] cara ulang “{ $step }” tidak memakai { $count } isian, yang tetap disimpan: { $keys }
    }
    .hint = hapus isian itu, atau pilih cara ulang yang memakainya
    .shell = hapus isian itu, atau pilih cara ulang yang memakainya: lihat “canting repeats”
layer-no-such-tile = cara ulang “{ $step }” tidak punya raport { $tile }, jadi lapisan ini digambar pada A
    .hint = yang ada: { $known }
isen-follows-nothing = isen mengisi latar seluruh petak, jadi tidak mengikuti “{ $step }”
    .hint = hapus follow
motif-covers-cell = motif tanpa place menutup seluruh petak, jadi tidak mengikuti “{ $step }”
    .hint = beri place di dalam daerah yang digambar, atau tulis follow = true atau false
artwork-too-many-crossings = { $count } bidang tidak digambar di pinggiran, karena garis tepinya bersilangan lebih dari { $limit } kali dan tidak bisa dipotong
    .hint = sederhanakan garis tepinya, atau jauhkan dari sudut
artwork-too-long = semua garis tepi dalam satu petak akan sepanjang { $length } m, lebih dari { $limit } m, jadi lapisan ini dilewati
    .hint = kurangi atau pendekkan garisnya, atau besarkan raportnya
artwork-too-many-copies = satu ulangan akan berisi lebih dari { $limit } salinan unsur; sisanya dilewati
    .hint = kurangi unsurnya, atau besarkan unitnya
layer-skipped = tidak dicoba, karena terlalu banyak lapisan sebelumnya yang melebihi batas
    .hint = perbaiki dulu lapisan-lapisan itu
layer-empty = masih kosong
    .hint = isi dengan motif, isen, drawing (goresan), atau picture (gambar)
layer-unknown-content = lapisan “{ $name }” tidak berisi sesuatu yang bisa digambar, hanya { $keys }
    .hint = lapisan perlu motif, isen, drawing (goresan), atau picture (gambar)
    .near = maksudmu “{ $near }”, bukan “{ $key }”?
colorway-unknown-paint = tata warna “{ $name }” memberi warna dengan isian yang tidak dikenal, jadi dipakai warna sogan biasa
    .hint = pakai print dengan warna untuk setiap bagian, atau dye dengan teknik pewarnaan, misalnya dye = "sogan-yogya"
    .near = maksudmu “{ $near }”, bukan “{ $key }”?
colorway-twice = nama “{ $name }” sudah dipakai tata warna { $number }
    .hint = beri nama lain, supaya keduanya bisa dibedakan
    .shell = beri nama lain, supaya --colorway bisa menemukannya
palette-part-idle = tata warna “{ $colorway }” memberi warna untuk “{ $part }”, padahal bagian itu tidak ada
    .hint = hapus warnanya, atau periksa ejaannya
    .near = maksudmu “{ $near }”?
palette-parts-alike =
    { $count ->
       *[other] dengan { $colors } warna dari palet ini, ada { $count } pasang bagian yang bersentuhan dan tampak sewarna: { $parts }
    }
    .hint = tambahkan warna yang lebih berbeda ke paletnya, atau tulis warna lain di “print”
palette-parts-missing = tata warna “{ $colorway }” belum memberi warna untuk { $count } bagian, jadi diberi warna biasa: { $parts }
    .hint = beri warna untuk setiap bagian dalam tata warna itu
    .near = maksudmu “{ $near }”, bukan “{ $part }”?
artwork-marks-left-out = { $count } unsur tidak digambar, karena jauh lebih besar dari raport atau letaknya berkilo-kilometer
    .hint = besarkan raportnya, atau kecilkan lapisannya
artwork-marks-paint-nothing = { $count } unsur tidak digambar, karena tak ada garisnya yang menuju ke mana pun
    .hint = teruskan garisnya sesudah “M”, misalnya “M25 5 L30 5”
artwork-too-many-marks = rancangan ini punya lebih dari { $limit } unsur; sisanya tidak digambar
    .hint = kurangi salinannya, atau renggangkan isennya
motif-unknown = tidak ada motif “{ $name }”
    .shell = “canting motifs” menampilkan semuanya
    .near = maksudmu “{ $near }”?
isen-unknown = tidak ada isen “{ $name }”
    .shell = “canting isen” menampilkan semuanya
    .near = maksudmu “{ $near }”?
isen-has-no-place = isen mengisi seluruh latar, jadi letaknya tidak berpengaruh
    .hint = hilangkan place
isen-clearance-aside = “clearance” di dalam “params” tidak berpengaruh; lapisan ini menyisakan jarak { $clearance } mm
    .hint = tulis clearance di baris tersendiri, di atas atau di bawah params
isen-too-crowded = latarnya tidak diisi, karena salinan unsur di atasnya punya lebih dari { $limit } sudut
    .hint = buat unsurnya lebih kecil dari raport, atau lebih sederhana
isen-no-room = tidak ada tempat yang cukup untuk isen “{ $name }” di latar
    .hint = kecilkan params.size, atau clearance
picture-missing = gambar “{ $file }” tidak ada
    .hint = simpan di sebelah rancangan, atau perbaiki namanya
    .near = maksudmu “{ $near }”?
picture-broken = gambar “{ $file }” tidak bisa dibaca: { $detail }
    .hint = simpan sebagai SVG biasa, misalnya dengan Inkscape
picture-cut-off = gambar “{ $file }” berkasnya terpotong: isinya berhenti di tengah
    .hint = salin atau simpan sekali lagi
picture-empty = gambar “{ $file }” tidak berisi sesuatu yang bisa digambar
    .hint = ubah teks dan foto menjadi garis, misalnya dengan Inkscape
picture-too-large = gambar “{ $file }” berisi lebih dari { $limit } lengkung dan garis
    .hint = sederhanakan garisnya, misalnya dengan Inkscape
picture-too-many = gambar “{ $file }” berisi lebih dari { $limit } bentuk atau kelompok
    .hint = gabungkan bentuk yang sewarna, atau bagi gambar menjadi beberapa berkas
picture-too-copied = gambar “{ $file }” menjadi lebih dari { $limit } MB kalau semua salinan di dalamnya ditulis
    .hint = kurangi salinannya, dan biarkan raport yang mengulang
picture-too-deep = dalam gambar “{ $file }” kelompok bersarang lebih dari { $limit } tingkat
    .hint = lepaskan kelompoknya, misalnya dengan Inkscape
picture-too-many-attributes = elemen-elemen gambar “{ $file }” punya terlalu banyak atribut untuk dibandingkan, sampai { $count } pada satu elemen
    .hint = simpan sebagai SVG biasa, misalnya dengan Inkscape
picture-too-many-rules = { $count } aturan dalam lembar gaya gambar “{ $file }” terlalu lama dicocokkan dengan elemen-elemennya
    .hint = kurangi aturannya, dengan sedikit kelompok dalam setiap pemilih, atau simpan dengan atribut presentasi
picture-color-unmet = tidak ada yang berwarna { $color } dalam gambar “{ $file }”, padahal parts menjadikannya “{ $part }”
    .hint = yang ada, mulai dari yang terdekat: { $there }
picture-colors-unmet = { $count } warna lain dalam parts tidak ada dalam gambar “{ $file }”
    .hint = bandingkan dengan warna yang ada di gambarnya
    .shell = “canting picture { FILE($file) }” menampilkan warna yang ada
picture-colors-merged = { $count } warna gambar “{ $file }” menjadi satu bagian, { $part }: { $colors }
    .hint = { $left ->
        [0] supaya tetap terpisah: { $line }
       *[other] supaya yang paling banyak dipakai tetap terpisah: { $line }; masih ada { $left } warna lagi, terlalu banyak untuk dipilah: pakai lebih sedikit warna
    }
picture-colors-shared = pada gambar “{ $file }”, { $color } diberi bagian { $part }, yang sudah dipakai { $named } lewat nama lapisannya; keduanya menjadi satu
    .hint = beri { $color } bagian lain, atau biarkan kalau memang begitu maksudmu
picture-sized-units = gambar “{ $file }” berukuran { $width } × { $height } mm, seperti tertulis di dalamnya
picture-sized-pixels = gambar “{ $file }” menyebut ukurannya dalam piksel; dengan 96 piksel per inci ukurannya { $width } × { $height } mm
    .hint = kalau bukan itu ukurannya, simpan dengan milimeter, atau beri lapisannya place dengan scale
picture-sized-view-box = gambar “{ $file }” tidak menyebut ukuran; dengan 96 satuan per inci ukurannya { $width } × { $height } mm
    .hint = kalau bukan itu ukurannya, simpan dengan milimeter, atau beri lapisannya place dengan scale
picture-sized-illustrator = gambar “{ $file }” dari Illustrator, yang menghitung 72 poin per inci; jadi ukurannya { $width } × { $height } mm
    .hint = kalau bukan itu ukurannya, beri lapisannya place dengan scale
picture-sized-inkscape = gambar “{ $file }” dari Inkscape lama, yang menghitung 90 piksel per inci; jadi ukurannya { $width } × { $height } mm
    .hint = kalau bukan itu ukurannya, simpan dengan Inkscape yang baru, atau beri lapisannya place dengan scale
picture-sized-drawing = gambar “{ $file }” tidak menyebut ukuran maupun viewBox; ukurannya diambil dari yang tergambar di dalamnya: { $width } × { $height } mm
    .hint = kalau bukan itu ukurannya, simpan dengan milimeter, atau beri lapisannya place dengan scale
picture-colors = Warnanya, dan tiap warna menjadi bagian apa:
picture-color = { $color }  { $part }{ $is_moved ->
        [0] {""}
       *[other] {" "}→ { $proposed }
    }  ({ $count } bentuk)
picture-color-named = { $color }  { $part }{ $is_moved ->
        [0] {""}
       *[other] {" "}→ { $proposed }
    }  ({ $count } bentuk, dari nama lapisan)
picture-colors-more = dan { $count } lagi
picture-paste = Untuk ditempel ke rancangan; ubah bagiannya sesukamu:
picture-left-text = gambar “{ $file }” punya { $count } teks{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang tidak digambar
    .hint = ubah jadi garis luar: di Inkscape dengan Path > Object to Path, di Illustrator dengan Type > Create Outlines
picture-left-image = gambar “{ $file }” punya { $count } foto atau hasil pindai{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang tidak digambar
    .hint = jiplak menjadi bentuk: di Inkscape dengan Path > Trace Bitmap
picture-left-linked = gambar “{ $file }” punya { $count } salinan dari berkas lain{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang tidak digambar
    .hint = masukkan aslinya ke dalam gambar itu sendiri
picture-left-loop = gambar “{ $file }” punya { $count } salinan yang memuat dirinya sendiri{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang tidak digambar
    .hint = lepaskan salinannya: di Inkscape dengan Edit > Clone > Unlink Clone
picture-left-mask = gambar “{ $file }” punya { $count } objek dengan penutup (mask) bernada abu-abu{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang tidak digambar, karena malam tidak pernah setengah ada
    .hint = pakai penutup dari bentuk putih dan hitam polos, atau potong sendiri objeknya
picture-left-clip = gambar “{ $file }” punya { $count } objek yang dipotong teks, atau dipotong CSS dengan bentuknya sendiri{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang tidak digambar
    .hint = ubah teksnya jadi garis luar (di Inkscape dengan Path > Object to Path), lalu potong di program gambar: Object > Clip > Set, atau Path > Intersection
picture-left-crowded = gambar “{ $file }” punya { $count } objek yang terlalu rumit untuk dipotong{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang tidak digambar
    .hint = sederhanakan, atau potong di program gambar dengan Path > Intersection
picture-left-pattern = gambar “{ $file }” punya { $count } objek berisi pola (pattern) yang salinannya terlalu banyak{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang tidak digambar
    .hint = buat polanya lebih besar atau lebih sederhana
picture-left-filter = gambar “{ $file }” punya { $count } objek dengan bayangan, keburaman, atau efek lain{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang digambar tanpa efek itu
    .hint = biarkan kalau efeknya tidak perlu; kalau perlu, gambar sebagai bentuk
picture-left-gradient = gambar “{ $file }” punya { $count } gradasi warna{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang digambar rata sebagai satu bagian
    .hint = gambar tiap rona sebagai bidang sendiri, satu warna satu bidang
picture-left-opacity = gambar “{ $file }” punya { $count } objek setengah tembus pandang{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang digambar penuh, karena malam tidak pernah setengah ada
    .hint = sembunyikan yang tidak perlu diberi malam, dan buat sisanya tidak tembus pandang
picture-left-blend = gambar “{ $file }” punya { $count } objek yang warnanya bercampur dengan warna di bawahnya{ $named ->
        [0] {""}
       *[other] {" "}(misalnya “{ $id }”)
    } yang digambar biasa, yang di atas menutup yang di bawah
    .hint = ubah Blend mode menjadi Normal, dan gambar bagian yang bertumpuk sebagai bidang sendiri
fit-cells = kotak motifnya menjadi { $made_width } × { $made_height } mm, bukan { $width } × { $height } mm, supaya raport berisi kotak utuh
    .hint = dengan tile = { $tile } tidak perlu disesuaikan
fit-rows = baris miringnya disesuaikan dengan raport: tinggi { $made_pitch } mm, unit { $made_unit } mm, miring { $made_angle }° (semula { $pitch } mm; { $unit } mm; { $angle }°)
    .hint = dengan tile = { $tile } hasilnya seperti yang diminta

## Naskah motif

script-syntax = { $file }:{ $line }:{ $column }: tulisannya bukan seperti naskah
    .hint = periksa kurung, koma, dan titik koma di dekatnya
script-missing-token = { $file }:{ $line }:{ $column }: kurang “{ $token }”
    .hint = tulis di sini atau di akhir baris sebelumnya, atau tutup kurung sebelumnya
script-open-text = { $file }:{ $line }:{ $column }: ada teks yang dimulai di sini dan tidak ditutup
    .hint = tutup dengan tanda petik yang sama
script-ends-early = { $file }:{ $line }:{ $column }: naskahnya berakhir terlalu cepat
    .hint = cari kurung yang belum ditutup
script-unknown-name = { $file }:{ $line }:{ $column }: tidak ada “{ $name }”
    .hint = periksa ejaannya, atau beri nilai dengan let
script-unknown-word = { $file }:{ $line }:{ $column }: tidak ada kata “{ $word }” yang { $count ->
        [0] bisa dipakai tanpa nilai
       *[other] menerima { $count } nilai
    }
    .hint = periksa ejaannya, dan berapa nilai yang diperlukan
script-unknown-property = { $file }:{ $line }:{ $column }: tidak ada “{ $name }” di belakang tanda titik ini
    .hint = periksa ejaannya; setelan disebut dalam params
script-operator = { $file }:{ $line }:{ $column }: “{ $word }” tidak bisa dipakai di antara nilai seperti ini
    .hint = periksa apakah keduanya angka
script-outside-list = { $file }:{ $line }:{ $column }: daftarnya berisi { $count }, tetapi tidak ada isi ke-{ $index }
    .hint = isi pertama bernomor 0
script-stopped = { $file }:{ $line }:{ $column }: naskahnya berhenti sendiri: { $detail }
    .hint = coba setelan lain
script-failed = { $file }:{ $line }:{ $column }: ini tidak bisa dijalankan; kata Rhai: “{ $detail }”
    .hint = periksa baris ini dalam naskahnya
script-missing = { $file }: ada yang kurang: { $what }
    .hint = setiap motif punya about, params, dan draw
script-bad-kind = { $file }: jenis “{ $name }” mengatur sesuatu yang tidak bisa diatur
    .hint = beri isian dan nilai yang ada pada params
script-empty = { $file }: tidak ada yang digambar
    .hint = coba setelan lain
script-not-a-number = { $file }:{ $line }:{ $column }: “{ $word }” perlu angka
    .hint = periksa urutan nilainya
script-not-finite = { $file }:{ $line }:{ $column }: “{ $word }” mendapat angka yang tidak bisa digambar
    .hint = cari pembagian dengan 0
script-not-a-point = { $file }:{ $line }:{ $column }: “{ $word }” perlu letak, yaitu x dan y
    .hint = tulis seperti [10, 20]
script-size-not-positive = { $file }:{ $line }:{ $column }: “{ $word }” perlu ukuran yang lebih besar dari 0
    .hint = beri angka di atas 0
script-param-range = { $file }:{ $line }:{ $column }: nilai bawaan setelan “{ $name }” berada di luar batasnya
    .hint = tulis berurutan: nilai bawaan, terkecil, terbesar
script-path-data = { $file }:{ $line }:{ $column }: mulai dari “{ $rest }” ini bukan garis seperti dalam SVG
    .hint = tulis seperti "M0,0 L10,0 L10,10 Z"
script-handle-elsewhere = { $file }:{ $line }:{ $column }: “handle” hanya dipakai di dalam fn handles(p, pen)
    .hint = pindahkan ke fungsi itu; ukuran yang perlu dihitung dua kali taruh dalam fungsi sendiri
script-handle-unknown = { $file }:{ $line }:{ $column }: “{ $name }” bukan setelan yang berupa angka
    .hint = yang bisa dipegang: { $known }
script-pick-from-nothing = { $file }:{ $line }:{ $column }: daftar kosong tidak bisa dipilih isinya
    .hint = isi dulu daftarnya
script-mark-not-finite = { $file }:{ $line }:{ $column }: ada unsur di tempat yang tidak bisa digambar
    .hint = cari pembagian dengan 0 atau angka yang sangat besar
script-too-many-marks = { $file }:{ $line }:{ $column }: lebih dari { $limit } unsur
    .hint = gambar lebih sedikit atau lebih besar
script-too-many-pens = { $file }:{ $line }:{ $column }: lebih dari { $limit } tempat menggambar
    .hint = besarkan kotaknya
script-too-many-operations = { $file }:{ $line }:{ $column }: naskahnya tidak kunjung selesai
    .hint = cari perulangan yang tidak pernah berhenti
script-too-deep = { $file }:{ $line }:{ $column }: fungsi saling memanggil terlalu dalam
    .hint = cari fungsi yang memanggil dirinya tanpa henti
script-too-large = { $file }:{ $line }:{ $column }: ada yang tumbuh terlalu besar
    .hint = cari daftar atau teks yang terus bertambah
script-unknown-isen = { $file }:{ $line }:{ $column }: tidak ada isen “{ $name }”
    .shell = “canting isen” menampilkan semuanya
script-plant-too-large = { $file }:{ $line }:{ $column }: tanamannya tumbuh melebihi { $limit } potong
    .hint = kurangi berapa kali ia bertumbuh
script-too-much-work = { $file }:{ $line }:{ $column }: bentuk-bentuknya butuh lebih dari { $limit } hitungan
    .hint = gambar bentuk yang lebih sedikit atau lebih sederhana, dan gambar bentuk yang sama satu kali saja
script-too-much-read = { $file }:{ $line }:{ $column }: daftar dan teks dibaca terlalu sering: lebih dari { $limit } isi seluruhnya
    .hint = buat daftar yang pendek, dan ambil yang diperlukan sebelum perulangan
script-nested-too-deep = { $file }:{ $line }:{ $column }: ada yang bersarang lebih dari { $limit } tingkat: kurung, daftar, fungsi, atau kata yang beruntun
    .hint = beri nama sendiri pada bagian dalamnya, dan gabungkan daftar dengan +, jangan memasukkan yang satu ke dalam yang lain
script-too-long = { $file }: naskahnya lebih panjang dari { $limit } kB
    .hint = satu motif cukup beberapa ratus baris; gambar yang berulang dengan perulangan
script-too-many-tokens = { $file }:{ $line }:{ $column }: naskahnya punya lebih dari { $limit } kata, angka, dan tanda
    .hint = satu motif cukup beberapa ratus baris; gambar yang berulang dengan perulangan
script-too-many-values = { $file }:{ $line }:{ $column }: lebih dari { $limit } nilai dalam satu kurung
    .hint = masukkan ke dalam daftar
script-too-many-entries = { $file }:{ $line }:{ $column }: daftar dengan lebih dari { $limit } isi
    .hint = hitung isinya dalam perulangan
script-tile-too-large = { $file }: raportnya terlalu besar untuk motif sekecil ini: memuat { $copies } kali raport motif itu sendiri, yaitu { $own_width } × { $own_height } mm
    .hint = buat raport paling besar { $width } × { $height } mm, atau besarkan motifnya; kain yang mengulang raport itu

## Yang benar tentang sebuah raport

fact-repeat = cara ulang: { $step }, raport { $width } × { $height } mm; kain berulang lurus setiap { $period_width } × { $period_height } mm
fact-symmetry = simetri: { $group }
fact-symmetry-marks = simetri: { $group } menurut unsur-unsur yang digambar; kalau ada yang menyambung atau tertutup, kainnya mungkin lebih simetris
fact-smaller = raport terkecil: { $width } × { $height } mm disusun { $step } menghasilkan kain yang sama; motifnya ada { $times } kali dalam satu petak
fact-seam-closed = sambungan { $tile }: { $count ->
       *[other] garis bertemu tepi di { $count } tempat, semuanya bersambung
    }
fact-seam-crowded = sambungan { $tile }: begitu banyak goresan melintasi tepinya sehingga tidak ada yang dibuktikan
fact-seam-curved = sambungan { $tile }: tepinya lengkung, jadi tidak dibuktikan; “diamond” punya susunan yang sama dengan tepi lurus
fact-seam-free = sambungan { $tile }: tidak ada yang melewati tepi
fact-seam-open = sambungan { $tile }: di { $open } dari { $count } tempat garis bertemu tepi tanpa bersambung
fact-front = cap: { $told }
fact-back = sisi belakang: { $told }
sanggit =
    .tumpuk = tumpuk (bertumpuk lurus)
    .natabata = natabata (seperti susunan bata)
    .kitiran = kitiran (berputar di satu sudut)
    .lepas = lepas (tidak ada yang melewati tepi)
fact-sanggit = sanggit { $tile }: { $sanggit }
fact-ground =
    latar: { $count ->
       *[other] lapisan { $layers } tidak ada pada cap ini; { $with ->
            [stamp] perlu cap lain, seluas petak { $width } × { $height } mm
           *[hand] ditulis tangan, karena petaknya, { $width } × { $height } mm, jauh lebih besar daripada cap
        }
    }
seam-corner = garis menekuk tajam, { $bend }°, saat melewati { $side ->
        [top] tepi atas raport { $tile }, { $x } mm dari kiri
        [right] tepi kanan raport { $tile }, { $y } mm dari atas
        [bottom] tepi bawah raport { $tile }, { $x } mm dari kiri
        [left] tepi kiri raport { $tile }, { $y } mm dari atas
       *[other] tepi raport { $tile }, { $x } mm dari kiri dan { $y } mm dari atas raportnya
    }
    .hint = buat arahnya keluar dari raport sama dengan arahnya masuk ke raport sebelah; pada cermin berarti tegak lurus terhadap tepi
seam-open = garis putus di { $side ->
        [top] tepi atas raport { $tile }, { $x } mm dari kiri
        [right] tepi kanan raport { $tile }, { $y } mm dari atas
        [bottom] tepi bawah raport { $tile }, { $x } mm dari kiri
        [left] tepi kiri raport { $tile }, { $y } mm dari atas
       *[other] tepi raport { $tile }, { $x } mm dari kiri dan { $y } mm dari atas raportnya
    }; di raport sebelahnya tidak ada lanjutannya
    .hint = teruskan garisnya melewati tepi, atau akhiri jauh di dalam raport
seam-open-near = garis putus di { $side ->
        [top] tepi atas raport { $tile }, { $x } mm dari kiri
        [right] tepi kanan raport { $tile }, { $y } mm dari atas
        [bottom] tepi bawah raport { $tile }, { $x } mm dari kiri
        [left] tepi kiri raport { $tile }, { $y } mm dari atas
       *[other] tepi raport { $tile }, { $x } mm dari kiri dan { $y } mm dari atas raportnya
    }; garis yang bisa menjadi lanjutannya di raport sebelah mulai { $apart } mm di sampingnya{ $bend ->
        [0] {""}
       *[other] {" "}dan arahnya berbeda { $bend }°
    }
    .hint = dekatkan kedua ujungnya: sampai 0,3 mm dan 10° sambungannya tidak terlihat
seam-area-cut = { $all ->
        [yes] sebuah bidang terpotong di sepanjang { $side ->
            [top] tepi atas
            [right] tepi kanan
            [bottom] tepi bawah
            [left] tepi kiri
           *[other] salah satu tepi
        } raport { $tile }
       *[no] sebuah bidang terpotong di { $side ->
            [top] tepi atas raport { $tile }, antara { $from } dan { $to } mm dari kiri
            [right] tepi kanan raport { $tile }, antara { $from } dan { $to } mm dari atas
            [bottom] tepi bawah raport { $tile }, antara { $from } dan { $to } mm dari kiri
            [left] tepi kiri raport { $tile }, antara { $from } dan { $to } mm dari atas
           *[other] tepi raport { $tile } sepanjang { $length } mm, mulai { $x } mm dari kiri dan { $y } mm dari atas raportnya
        }
    }; di raport sebelahnya tidak ada lanjutannya
    .hint = gambar bentuknya utuh, juga yang di luar tepi: bagian itu masuk sendiri dari sisi seberang
seam-more = { $count } tempat lain di tepi tidak bersambung
    .shell = “canting check BERKAS --json” menyebut semuanya

## Gambar

drawing-size = gambar { $width } × { $height } mm tidak mungkin
    .hint = beri kain ukuran seperti 1050 × 2500 mm
    .shell = beri --cloth ukuran seperti 1050x2500
drawing-copies = satu sisi kain akan memuat { $count } salinan raport; paling banyak { $max }
    .hint = kecilkan kainnya, atau besarkan raportnya
drawing-marks = gambar utuh kain ini akan memuat { $count } unsur; paling banyak { $max }
    .hint = biarkan salinan sebagai salinan, atau kecilkan kainnya
    .shell = hilangkan --flat, atau kecilkan kainnya

pdf-size = halaman { $width } × { $height } m tidak mungkin; angka dalam PDF cukup teliti hanya sampai { $max } m
    .hint = kecilkan kainnya

png-dpi = gambar tidak bisa punya { $dpi } piksel per inci
    .hint = pakai angka di atas 0; 300 cocok untuk kebanyakan printer
    .shell = beri --dpi angka di atas 0; 300 cocok untuk kebanyakan printer
png-too-fine = pada { $dpi } piksel per inci, raport ini tidak bisa dibagi menjadi piksel utuh
    .hint = pilih jumlah piksel per inci yang lain
    .shell = pilih --dpi yang lain
png-too-many = gambar { $width } × { $height } piksel tidak akan muat di disk mana pun
    .hint = pilih piksel yang lebih kasar atau kecilkan kainnya; paling banyak { $max } piksel
    .shell = turunkan --dpi atau kecilkan kainnya; paling banyak { $max } piksel
png-size = gambar { $width } × { $height } piksel tidak mungkin; setiap sisi paling banyak { $max }
    .hint = sesuaikan ukuran kain atau pikselnya
    .shell = sesuaikan ukuran kain atau --dpi

## Tata warna dari bak celup

file-dye-no-baths = daftar baknya kosong
    .hint = sebutkan pewarna, misalnya baths = ["indigo", "soga-yogya"], atau hapus “baths” agar memakai bak yang biasa untuk tekniknya
file-dye-many-baths = { $count } bak terlalu banyak untuk satu kain; paling banyak { CODE($max) }
    .hint = beberapa warna colet bisa memakai satu pewarna; untuk gradasi cukup satu bak dan “tints”
file-dye-without-name = setiap bak perlu nama pewarna
    .shell = “canting dyes” menampilkan daftarnya
file-dye-dips-and-depth = satu bak memakai “dips” atau “depth”, tidak keduanya
    .hint = dips = 6 menghitung celupan; depth = 0.5 berarti separuh dari warna tertuanya
file-dye-no-such-bath = “{ $name }” menyebut bak { $number }, padahal hanya ada { CODE($max) }
    .hint = bak dihitung dari { $first }, menurut urutan daftarnya
file-dye-no-bath-called = tidak ada bak dengan pewarna “{ $name }”
    .hint = sebutkan salah satu dari daftar “baths”, atau tulis nomornya, dihitung dari 1
    .near = maksudmu “{ $near }”?
file-dye-bath-twice = ada dua bak dengan pewarna “{ $name }”
    .hint = tulis nomor baknya, dihitung dari 1
file-dye-parts-and-steps = satu tata warna memakai “parts” atau “steps”, tidak keduanya
    .hint = dengan “steps”, malamlah yang menentukan apa yang terkena tiap bak; hapus “parts”
file-dye-one-work = setiap langkah adalah satu pekerjaan: { $choices }
    .hint = misalnya { "{" } wax = ["klowong"] { "}" }, { "{" } dip = 1 { "}" }, atau { "{" } boil = true { "}" }
file-dye-work-key = langkah ini tidak mengenal “{ $name }”
    .hint = wax, close, dan scrape menyebut bagian; brush menyebut bak dengan “parts”; dip menyebut bak; boil selalu true
file-dye-boil = “{ $name }” hanya boleh true
    .hint = boil = true melorod semua malam; kalau tidak, hapus langkah ini
file-dye-no-parts = “{ $name }” tidak menyebut satu bagian pun
    .hint = sebutkan yang diberi malam, dikerok, atau dicolet, misalnya ["klowong", "isen"]
dye-chain-unknown = teknik pewarnaan “{ $name }” tidak dikenal
    .hint = yang dikenal: { $choices }
    .near = maksudmu “{ $near }”?
dye-cloth-unknown = kain “{ $name }” tidak dikenal, jadi dipakai mori
    .hint = yang dikenal: { $choices }
    .near = maksudmu “{ $near }”?
dye-no-baths = tata warna ini tidak punya bak, jadi tidak ada warnanya
    .hint = tulis “baths”, atau pilih “chain”: { $choices }
dye-unknown = bak { $number }: pewarna “{ $name }” tidak ada, jadi bak ini tidak memberi warna
    .hint = pilih yang ada; pewarna sendiri disimpan di folder dyes di samping rancangan
    .shell = “canting dyes” menampilkan daftarnya; pewarna sendiri disimpan di folder dyes di samping rancangan
    .near = maksudmu “{ $near }”?
    .shell-near = maksudmu “{ $near }”? “canting dyes” menampilkan semuanya
dye-parts-missing =
    { $count ->
        [one] belum disebut bak mana yang mengenai { $parts }; bagian itu dibiarkan sewarna kain
       *[other] belum disebut bak mana yang mengenai { $count } bagian; semuanya dibiarkan sewarna kain: { $parts }
    }
    .hint = tambahkan di “parts”, misalnya { "{" } latar = [1, 2] { "}" }, dengan [] untuk yang tetap putih; atau pilih “chain”
dye-bath-beyond = “{ $part }” menyebut bak { $number }, padahal hanya ada { $count }
    .hint = bak dihitung dari 1, menurut urutan kerjanya
dye-part-idle = tata warna menyebut “{ $part }”, bagian yang tidak ada di rancangan
    .hint = bagian rancangan ini: { $choices }
    .near = maksudmu “{ $near }”? Bagian rancangan ini: { $choices }
dye-bath-idle = bak { $number }, “{ $name }”, tidak mengenai apa pun
    .hint = hapus bak ini, atau sebutkan bagian yang dikenainya
match-another-bath = “{ $part }”: warna ini perlu baknya sendiri: { $dyes }
    .hint = beri bagian ini salah satu warna yang sudah ada, atau tambahkan sendiri bak itu
match-lighter-than-cloth = “{ $part }”: warna ini lebih muda daripada kainnya; pewarna hanya membuat lebih tua
    .hint = pilih kain yang lebih putih, atau biarkan sewarna kain
match-too-vivid = “{ $part }”: tidak ada pewarna di sini yang secerah warna ini
    .hint = pilih warna yang lebih redup, atau tambahkan pewarna sendiri di folder dyes
match-dark-over-light = “{ $part }”: kainnya sendiri sudah berwarna; pewarna menambah warna kain, tidak menutupinya
    .hint = pakai kain yang lebih putih
match-no-such-dye = “{ $part }”: tidak ada pewarna di sini yang mendekati warna ini
    .hint = tambahkan pewarna sendiri di folder dyes
suggestion-name = { $mood ->
        [sogan] Sogan
        [pesisir] Pesisir
        [kelengan] Kelengan
        [pastel] Pastel
       *[own] Warna pilihan
    } latar { $ground ->
        [white] putih
        [black] hitam
        [grey] abu-abu
        [cream] gading
        [orange] jingga
        [brown] cokelat
        [yellow] kuning
        [green] hijau
        [turquoise] toska
        [blue] biru
        [purple] ungu
        [pink] merah muda
        [maroon] marun
       *[red] merah
    }{ $number ->
        [1] { "" }
       *[other] { " " }{ $number }
    }
work-scraped-bare = nomor { $step } di “steps”: tidak ada malam pada “{ $part }” untuk dikerok
    .hint = beri malam di langkah sebelumnya, atau hapus dari langkah ini
work-waxed-twice = nomor { $step } di “steps”: “{ $part }” sudah tertutup malam
    .hint = hapus dari langkah ini
work-brushed-wax = nomor { $step } di “steps”: “{ $part }” tertutup malam, jadi tidak bisa dicolet
    .hint = colet sebelum ditutup, atau kerok dulu
work-no-such-bath = nomor { $step } di “steps”: tidak ada bak { $number }
    .hint = bak dihitung dari 1, menurut urutan daftarnya
work-dipped-wax = nomor { $step } di “steps”: seluruh kain tertutup malam, jadi bak { $number } tidak mengenai apa pun
    .hint = biarkan terbuka bagian yang akan diwarnai
work-boiled-bare = nomor { $step } di “steps”: tidak ada malam untuk dilorod
    .hint = hapus langkah ini
work-unknown = nomor { $step } di “steps”: pekerjaan ini tidak dikenal, jadi dilewati
    .hint = yang dikenal: wax, close, scrape, brush, dip, boil
work-met-twice = nomor { $step } di “steps”: kain sudah pernah masuk bak { $number }; hanya dihitung sekali
    .hint = tulis pewarnanya sekali lagi di “baths”, lalu sebut nomor barunya
dye-many-baths = { $count } bak terlalu banyak untuk satu kain; biasanya paling banyak { $max }
    .hint = biarkan warna bertumpuk: merah di atas kuning menjadi jingga tanpa bak sendiri
dye-many-brushes = { $count } warna colet cukup banyak; biasanya paling banyak { $max }
    .hint = pakai satu warna untuk beberapa bagian
dye-light-over-dark =
    { $count ->
        [one] bak { $number }, “{ $name }”, hampir tidak tampak pada { $parts } yang sudah gelap: pewarna tidak bisa membuat warna lebih muda
       *[other] bak { $number }, “{ $name }”, hampir tidak tampak pada { $parts } yang sudah gelap: pewarna tidak bisa membuat warna lebih muda
    }
    .hint = tutup dengan malam sebelum bak ini, atau celup warna mudanya lebih dulu
dye-drowned = bak { $number }, “{ $name }”, tidak tampak lagi pada { $parts }, tertutup warna bak-bak sesudahnya
    .hint = tutup dengan malam di bak ini agar hemat pewarna, atau buat bak sesudahnya lebih muda
dye-parts-alike = “{ $part }” dan “{ $other }” bersentuhan dan akhirnya hampir sewarna (Delta E { $difference })
    .hint = biarkan keduanya terkena bak yang berbeda, atau buat salah satu baknya lebih tua
dye-chain-alike =
    warna dari teknik { $chain } terlalu sedikit untuk rancangan ini: { $parts } bersentuhan dan sama-sama { $color }, jadi batasnya tidak tampak
    .hint = biarkan sebagian di antaranya terkena lebih banyak bak lewat “parts”, atau pilih teknik yang baknya lebih banyak, misalnya sogan-yogya
dye-parts-lost =
    { $count ->
       *[other] { $parts } tidak tampak: semua yang disentuhnya juga berwarna { $color }
    }
    .hint = biarkan bagian itu terkena bak lain lewat “parts”
dye-too-deep = bak { $number }, “{ $name }”: berapa pun celupannya, warnanya tidak akan setua { $given }; kain sudah jenuh di { CODE($max) }
    .hint = pakai paling banyak { CODE($max) }, atau pewarna yang lebih tua
dye-scraped-area = langkah { $step }: malam pada bidang luas tidak bisa bersih dikerok: { $parts }
    .hint = lorod saja, lalu tutup lagi dengan malam
dye-better-order = dengan urutan { $order } malam cukup dilepas { $then } kali, bukan { $now } kali; warnanya tetap sama
    .hint = ubah urutan “baths” dan nomornya di “parts”

## Rencana kerja bengkel

plan-title = { $design }: { $colorway }
plan-chain = teknik: { $chain }; kain: { $cloth }
plan-bath-dips =
    { $dips ->
        [one] bak { $number }: { $name }, { $dips } celupan
       *[other] bak { $number }: { $name }, { $dips } celupan
    }{ $weak ->
        [100] {""}
       *[other] {" "}dalam bak yang diencerkan menjadi { $weak } % dari kekuatan biasanya
    }
plan-bath-brushed = bak { $number }: { $name }, dicolet{ $strength ->
        [100] {""}
       *[other] , { $strength } % dari resepnya
    }
plan-bath-strong = bak { $number }: { $name }{ $strength ->
        [0] {""}
        [100] {""}
       *[other] , { $strength } % dari resepnya
    }
plan-bare = tanpa bak
plan-color = { $color }  { $share } %  { $baths }: { $parts }
plan-heading =
    .baths = Bak celup
    .colors = Warna jadinya
    .steps = Langkah kerja
    .wax = Malam
    .needs = Untuk satu potong kain
    .shopping = Daftar belanja
    .safety = Keselamatan kerja (K3)
    .sources = Sumber resep
plan-stage =
    bak { $number }: { $count ->
        [0] tidak ada malam di kain
       *[other] { $share } % kain tertutup malam ({ $waxed })
    }{ $more ->
        [0] {""}
       *[other] ; baru ditutup: { $added }
    }{ $less ->
        [0] {""}
       *[other] ; dilepas: { $removed }
    }
plan-no-removal = tidak ada malam yang perlu dilepas di antara bak: malam hanya ditambah
plan-scraped = malam dilepas { $scraped } × di antara bak, cukup dikerok (ngerok); sebelum akhir tidak perlu dilorod
plan-boiled = malam dilepas { $boiled } × di antara bak; harus dilorod (nglorod), lalu yang masih perlu ditutup malam lagi
plan-scraped-and-boiled = malam dilepas di antara bak: { $scraped } × dikerok (ngerok), { $boiled } × dilorod (nglorod)
plan-wax = kira-kira { $grams } g malam untuk satu sisi kain { $width } × { $height } mm; dua kali lipat kalau baliknya juga diberi malam (nerusi)
plan-recipe-as = caranya seperti bak { $number }
plan-needs = bak { $number }, { $name }: { $needs }
plan-filled = { $count ->
        [0] kira-kira { $liters }
       *[other] kira-kira { $liters }, dengan { $items }
    }{ $apart ->
        [0] {""}
       *[other] ; bak tersendiri untuk seluruh kain: kira-kira { $apart-liters }, dengan { $apart-items }
    }
plan-wax-bought = malam, untuk satu sisi kain
safety-always = Selalu: sarung tangan karet, celemek, dan sepatu tertutup; kacamata pelindung kalau ada yang bisa memercik, masker debu saat menimbang serbuk. Bekerja di tempat yang udaranya mengalir, jauh dari makanan dan anak-anak; wadah pewarna jangan dipakai untuk yang lain.
safety-hot = Malam dan air mendidih: malam panas jangan ditinggal. Kalau berasap berarti terlalu panas; kalau terbakar, tutup wajannya dan matikan kompor, jangan disiram air.
safety-unknown-needs = Belum diketahui: berkas pewarna { $dyes } tidak menyebut bahan lain untuk baknya (needs), jadi bahayanya tidak tertulis di sini. Baca lembar keselamatan semua bahan sebelum mulai.
safety-unknown-chemicals = Belum diketahui: tidak ada keterangan tentang { $chemicals }. Baca lembar keselamatannya sebelum mulai.
safety-vat =
    .indigo = Bak nila: kalau bakmu dibuat dengan hidrosulfit (natrium ditionit) sebagai ganti gula aren, simpan serbuknya kering dan tertutup, karena kalau lembap ia memanas dan bisa menyala; gasnya menyengat, jadi kerjakan di tempat terbuka dan jangan campur dengan asam.
    .naphthol = Naftol: serbuk dan larutannya mengiritasi kulit dan paru-paru; timbang dengan masker dan sarung tangan, dan cuci tangan sebelum makan.
    .remazol = Remazol: serbuknya jangan terhirup, karena bisa memicu asma; tuangkan airnya perlahan.
safety-waste = Limbah: jangan buang isi bak begitu saja ke selokan, sungai, atau kebun. Tampung, atur sampai pH 6-9, endapkan dengan tawas dan kapur, lalu serahkan endapan dan sisa serbuknya kepada pengumpul limbah B3.
    .indigo = Limbah nila: simpan baknya, masih bisa disegarkan untuk kain berikutnya; yang sudah habis diaduk sampai tetap biru, lalu dinetralkan dengan cuka.
    .soga = Limbah soga: ampas kulit kayu bisa menjadi kompos; air kapurnya masuk ke bak endap.
    .natural = Limbah pewarna alam: ampas tumbuhan bisa menjadi kompos; air fiksasi, terutama yang bertunjung, masuk ke bak endap.
    .naphthol = Limbah naftol: campur sisa naftol dan sisa garamnya dalam satu ember supaya warnanya mengendap, lalu netralkan dengan cuka.
    .indigosol = Limbah indigosol: netralkan bak asamnya dengan soda abu atau kapur sedikit demi sedikit, karena berbuih.
    .remazol = Limbah Remazol: waterglass bersifat basa, jadi netralkan dulu air bilasannya dengan cuka.
plan-assumed = Perkiraan: { $wax } g malam per meter persegi bidang malam, kain { $cloth } g/m², { $liquor } l larutan per kilogram kain, { $drunk } l per kilogram kalau dicolet. Setiap bengkel punya angkanya sendiri.
plan-estimated = Semua warna adalah perkiraan untuk layar: coba celup dulu pada secarik kain.
plan-honest = Bedakan namanya: batik dibuat dengan malam panas. Gambar yang dicetak di kain adalah tekstil motif batik.
plan-not-dyed = tata warna “{ $name }” berisi warna cetak, tanpa bak celup
    .hint = carikan bak yang paling mendekati
    .shell = “canting colorways { FILE($path) } --dye "{ $name }"” mencarikan bak yang paling mendekati
plan-no-colorway = rancangan ini tidak punya tata warna dari bak celup
    .hint = “canting colorways { FILE($path) } --suggest 6” memberi beberapa usulan
plan-no-step = tidak ada langkah { $step }; rencana ini punya { $count } langkah
    .hint = 0 berarti kain yang baru dicuci, { $count } kain yang sudah jadi
plan-step-no-picture = --step memerlukan gambar hasil
    .hint = tambahkan -o langkah.png
plan-drawn = { $path }: kain sesudah langkah { $step }, { $craft }
plan-washed = { $path }: kain yang baru dicuci
dye-measured = terukur
dye-estimated = perkiraan
craft-nglowong = beri malam pada garis-garis luarnya, di kedua sisi kain: { $parts }
    .title = Nglowong
craft-ngiseni = beri malam pada isen-isennya, titik dan garis halus: { $parts }
    .title = Ngiseni
craft-nembok = tutup bidang-bidangnya dengan malam tembokan: { $parts } ({ $share } % kain)
    .title = Nembok
craft-medel = celup dalam bak { $number }, { $name }{ $dips ->
        [0] {""}
       *[other] , { $dips } ×
    }{ $weak ->
        [100] {""}
       *[other] {" "}dalam bak yang diencerkan menjadi { $weak } % dari kekuatan biasanya
    }, dan angin-anginkan setiap kali
    .title = Medel
craft-nyoga = celup dalam bak { $number }, { $name }{ $dips ->
        [0] {""}
       *[other] , { $dips } ×
    }{ $weak ->
        [100] {""}
       *[other] {" "}dalam bak yang diencerkan menjadi { $weak } % dari kekuatan biasanya
    }, dan keringkan di tempat teduh setiap kali
    .title = Nyoga
craft-nyelup = celup dalam bak { $number }, { $name }{ $dips ->
        [0] {""}
       *[other] , { $dips } ×
    }{ $weak ->
        [100] {""}
       *[other] {" "}dalam bak yang diencerkan menjadi { $weak } % dari kekuatan biasanya
    }, lalu selesaikan menurut resepnya
    .title = Nyelup
craft-nyolet = colet dengan { $name } (bak { $number }) di dalam garis malam, { $together ->
        [0] keringkan, lalu selesaikan menurut resepnya
       *[other] biarkan kering; difiksasi bersama bak { $together }
    }: { $parts }
    .title = Nyolet
craft-ngerok = kerok malamnya lalu bilas: { $parts }
    .title = Ngerok
craft-mbironi = tutup dengan malam bagian yang harus tetap biru atau putih: { $parts } ({ $share } % kain)
    .title = Mbironi
craft-mopok = tutup dengan malam bagian yang warnanya sudah jadi: { $parts } ({ $share } % kain)
    .title = Mopok
craft-nglorod = lorod semua malamnya, bilas, keringkan di tempat teduh
    .title = Nglorod
dyes-unknown = tidak ada pewarna “{ $name }”
    .hint = “canting dyes” menampilkan daftarnya; pewarna sendiri disimpan di folder dyes di samping rancangan
    .near = maksudmu “{ $near }”?
dyes-cloths = Kain
dyes-heading =
    .kind = jenis
    .fixer = difiksasi dengan
    .synonyms = nama lain
    .shade = tua-mudanya
    .recipe = resep
    .needs = takaran
    .apart = bak tersendiri
    .source = sumber
    .origin = warna
dyes-shade-unmet =
    { $dips ->
        [one] { $color } sesudah { $dips } celupan, ditampilkan { $shown }
       *[other] { $color } sesudah { $dips } celupan, ditampilkan { $shown }
    }
dyes-shade =
    { $dips ->
        [one] { $color } sesudah { $dips } celupan
       *[other] { $color } sesudah { $dips } celupan
    }
dye-kind =
    .indigo = Nila
    .soga = Soga
    .natural = Pewarna alam
    .naphthol = Naftol
    .indigosol = Indigosol
    .remazol = Remazol
plan-unknown = rencananya tidak dibuat, karena pewarnaannya belum jelas: lihat kesalahan di atas
    .hint = perbaiki, lalu buat rencananya lagi
plan-lacking = belum semuanya benar: lihat kesalahan di atas
plan-sheet = RENCANA WARNA
plan-piece = satu potong: { $width } × { $height } mm
plan-under-wax =
    { $count ->
        [0] tidak ada malam di kain
       *[other] tertutup malam: { $parts } ({ $share } % kain)
    }
plan-mask = Malam di bak { $number }
plan-legend = Kanan: malam di kain saat masuk setiap bak. Gelap: baru ditutup; terang: sudah tertutup sebelumnya; merah: sudah dilepas.
pages-lacking =
    { $count ->
       *[other] fon halaman cetak tidak punya { $letters }: yang tercetak hanya bingkai kosong, pertama di halaman { $page } pada “{ $text }”
    }
    .hint = yang ada huruf Latin dan aksara Jawa
film-size = { $width } × { $height } mm
films-lacking =
    { $count ->
       *[other] tulisan di film memakai { $letters } yang tidak ada hurufnya: yang tercetak hanya bingkai kosong
    }
    .hint = huruf yang ada: Latin dan aksara Jawa
films-strange =
    { $count ->
        [one] di { $path } juga ada { $names }, yang bukan film dari ekspor ini
       *[other] di { $path } juga ada { $names }{ $more ->
            [0] {""}
           *[other] {" "}dan { $more } lagi
        }, yang bukan film dari ekspor ini
    }
    .hint = keluarkan sisa ekspor lama supaya tidak ikut tercetak
trap-vain = trap { $trap } mm kurang dari setengah piksel pada { $dpi } dpi, jadi filmnya tanpa trap
    .hint = pilih piksel yang lebih halus atau trap yang lebih besar
    .shell = naikkan --dpi atau trapnya
trap-out-of-range = “{ $text }” tidak bisa menjadi trap film
    .hint = boleh 0 sampai { $max } mm; tukang sablon biasa memakai 0,1 sampai 0,3
sheet-more = dan { $count } lagi
figure-finished = Gambar: sepotong kain yang sudah jadi
figure-step = Gambar: sepotong kain sesudah langkah { $number }
figure-wax = Gambar: letak malam di bak { $number }
figure-card = Gambar: sepotong kain dalam tata warna { $name }
dye-wall-open =
    { $count ->
        [one] bak { $number } dicolet, padahal garis malam antara “{ $part }” dan “{ $other }” terbuka di ({ $x }; { $y }), selebar { $length } mm
       *[other] bak { $number } dicolet, padahal garis malam antara “{ $part }” dan “{ $other }” terbuka di { $count } tempat; yang terlebar, { $length } mm, di ({ $x }; { $y })
    }
    .hint = sambung garisnya di situ, atau tutup “{ $other }” dengan malam sebelum bak ini
dye-wall-missing = bak { $number } dicolet, padahal tidak ada garis malam antara “{ $part }” dan “{ $other }”, misalnya di ({ $x }; { $y })
    .hint = buat garis malam di sekeliling “{ $part }”, atau tutup “{ $other }” dengan malam sebelum bak ini
dye-blade-near = langkah { $step }: pisau kerok perlu jarak { $max } mm dari garis yang tetap, padahal { $parts } lebih dekat ke { $others }: sampai { $distance } mm, misalnya di ({ $x }; { $y })
    .hint = pakai pisau kerok yang sempit di situ, atau kerok keduanya
sheet-title = TATA WARNA
sheet-count =
    { $count ->
        [one] { $count } tata warna
       *[other] { $count } tata warna
    }
sheet-print = warna cetak
sheet-nearest = yang bisa dicelup dan paling dekat, rata-rata Delta E { $mean }:
sheet-known = dengan teknik yang dikenal bengkel, rata-rata Delta E { $mean }:
sheet-none = rancangan ini tidak punya tata warna untuk ditampilkan
    .hint = “canting colorways { FILE($path) } --suggest 6 --add” menambahkan beberapa
sheet-made =
    { $pages ->
        [one] { $path }: { $count } tata warna di { $pages } halaman
       *[other] { $path }: { $count } tata warna di { $pages } halaman
    }
plan-made =
    { $pages ->
        [one] { $path }: rencananya, { $pages } halaman { $paper }
       *[other] { $path }: rencananya, { $pages } halaman { $paper }
    }
write-unknown-sheet = { $path } tidak menyebut jenis lembar yang harus ditulis
    .hint = akhiri namanya dengan .pdf, .svg, atau .png
write-unknown-plan = { $path } tidak menyebut jenis rencana yang harus ditulis
    .hint = akhiri namanya dengan .pdf atau .svg; --step N menggambar kain sesudah satu langkah sebagai .png, .svg, atau .pdf
palette-made = { $path }: palet “{ $name }”
colorways-added =
    { $count ->
        [one] { $path } mendapat satu tata warna baru: { $names }
       *[other] { $path } mendapat { $count } tata warna baru: { $names }
    }
pages-none = belum ada halaman yang bisa disimpan
    .hint = isi dulu lembarnya
pages-size = halaman { $width } × { $height } mm tidak mungkin
    .hint = setiap sisi paling sedikit 1 mm dan paling banyak { $max } mm
pages-too-fine = pada { $dpi } piksel per inci, gambar semua halaman menjadi { $width } × { $height } piksel, terlalu besar
    .hint = pilih piksel yang lebih kasar, atau simpan sebagai PDF
    .shell = turunkan --dpi, atau simpan sebagai PDF

recipe-nearest = “{ $name }” bisa dicelup mendekati: { $baths }; Delta E rata-rata { $mean }, paling jauh { $worst } ({ $part })
recipe-nearest-known = “{ $name }” bisa dicelup mendekati, dengan teknik yang dikenal bengkel: { $baths }; Delta E rata-rata { $mean }, paling jauh { $worst } ({ $part })
recipe-known = “{ $name }” dengan teknik yang dikenal bengkel dan paling dekat: { $baths }; Delta E rata-rata { $mean }, paling jauh { $worst } ({ $part })
recipe-best-added = yang ditambahkan adalah resep yang paling dekat, bukan teknik yang dikenal, yang masih berjarak Delta E { $mean }
    .shell = tanpa --add keduanya ditampilkan; salin yang kamu mau ke dalam rancangan
recipe-none = tidak ada bak yang mendekati “{ $name }”: kain polos yang paling dekat
recipe-dyed = (celup)
recipe-dyed-known = (celup, teknik yang dikenal)
dye-lighter-than-cloth =
    pewarna “{ $name }”: warnanya { $color } sesudah { $dips } celupan lebih terang daripada kainnya { $cloth } pada { $light ->
        [red] merahnya
        [green] hijaunya
        [blue] birunya
       *[other] sebagian spektrumnya
    }, padahal pewarna hanya membuat lebih tua; yang ditampilkan { $shown }
    .hint = ukur lagi pada kain seperti yang tertulis, atau tulis kain tempat mengukurnya sebagai “cloth”
dye-lighter-later =
    pewarna “{ $name }”: warnanya { $color } sesudah { $dips } celupan lebih terang daripada { $than } sesudah { $before } celupan pada { $light ->
        [red] merahnya
        [green] hijaunya
        [blue] birunya
       *[other] sebagian spektrumnya
    }, padahal pewarna yang lebih banyak hanya membuat lebih tua; yang ditampilkan { $shown }
    .hint = ukur lagi kedua warna itu, atau jadikan dua pewarna
dyes-folder-unreadable = folder pewarna { $path } tidak bisa dibuka
    .hint = periksa apakah kamu boleh membukanya; isinya berkas .toml
dyes-folder-full = folder pewarna { $path } berisi lebih dari { $limit } berkas
    .hint = gabungkan beberapa pewarna dalam satu berkas

mood-unknown = tidak ada suasana “{ $name }”
    .hint = yang dikenal: { $choices }
    .near = maksudmu “{ $near }”?
mood-without-colors = suasana “own” memerlukan warna yang didekati
    .hint = tambahkan --from dengan berkas palet
count-out-of-range = “{ $text }” bukan jumlah usulan
    .hint = beri bilangan bulat dari { $min } sampai { $max }, misalnya 6
suggest-no-more = tidak ada lagi tata warna bersuasana “{ $mood }” yang tampak berbeda dari yang sudah ada di rancangan ini
    .hint = coba angka lain, atau suasana lain
    .shell = coba --seed lain, atau suasana lain
suggest-few = dari { $wanted } tata warna bersuasana “{ $mood }”, hanya { $count } yang tampak berbeda satu sama lain dan dari yang sudah ada di rancangan ini
    .hint = coba angka lain, atau suasana lain
    .shell = coba --seed lain, atau suasana lain
suggest-none = tidak ada tata warna bersuasana “{ $mood }” yang bisa dicelup untuk rancangan ini
    .hint = coba suasana lain: sogan, pesisir, kelengan, pastel
dye-tints-unused = “tints” dan “grade” hanya untuk gradasi dengan satu bak, jadi tidak berpengaruh di sini
    .hint = hapus keduanya, atau tulis chain = "{ $chain }" dengan satu bak saja
colorway-print-and-dye = tata warna ini berisi “dye” dan “print”; yang dipakai baknya, warna cetaknya tetap disimpan
    .hint = jadikan dua tata warna
suggest-none-own = tidak ada yang bisa dicelup dari warna-warna ini: seputih kainnya, atau tidak ada pewarna yang mendekati
    .hint = pilih palet yang warnanya lebih kuat, atau suasana lain
dyes-cloth = kain

### The window: what is kept, and work elsewhere

window-autosave-nowhere = tidak ada folder untuk menyimpan pekerjaan yang belum disimpan
    .hint = simpan rancanganmu sering-sering
window-autosave-unwritable = pekerjaan yang belum disimpan tidak bisa dijaga: { $reason }
    .hint = simpan rancanganmu sering-sering
export-stopped = ekspor dihentikan
export-file-name =
    .films = film
    .plan = rencana
    .sheet = tata warna
    .walk = lampah
window-work-panicked = ada yang gagal di dalam program: { $reason }
    .hint = rancanganmu tetap utuh; simpan, lalu ceritakan kepada kami apa yang kamu lakukan
window-save-no-file = rancangan ini belum punya berkas
    .hint = pilih tempat menyimpannya

## Jendela: perintah

window-menu-file = Berkas
window-menu-edit = Ubah
window-menu-layer = Lapisan
window-menu-view = Tampilan
window-menu-help = Bantuan
window-new = Baru…
    .hint = mulai dengan raport kosong
window-open = Buka…
    .hint = buka rancangan dari komputermu
window-save = Simpan
    .hint = simpan rancangan ini
window-save-as = Simpan sebagai…
    .hint = simpan dengan nama lain
window-import = Impor SVG…
    .hint = jadikan gambar sebagai lapisan
window-export = Ekspor…
    .hint = jadikan kain PNG, SVG, PDF, atau film
window-plan = Rencana kerja…
    .hint = urutan malam, celup, dan lorod untuk dicetak
window-colorway-sheet = Lembar tata warna…
    .hint = semua tata warna dalam satu lembar
window-walk = Lampah cap…
    .hint = tempat setiap tapak cap
window-close = Tutup
    .hint = kembali ke beranda
window-quit = Keluar
    .hint = tutup Canting
window-undo = Urungkan
    .hint = kembali satu langkah
window-redo = Ulangi
    .hint = maju lagi satu langkah
window-cut = Potong
    .hint = ambil lapisan dari rancangan ini
window-copy = Salin
    .hint = salin lapisan terpilih
window-paste = Tempel
    .hint = taruh lapisan yang tadi disalin
window-duplicate = Gandakan
    .hint = buat satu lagi lapisan terpilih
window-delete = Hapus
    .hint = hapus lapisan terpilih
window-select-all = Pilih semua
    .hint = pilih semua lapisan
window-select-none = Lepas pilihan
    .hint = tidak ada lapisan yang terpilih
window-preferences = Pengaturan…
    .hint = bahasa, tema, lekat, ukuran asli
window-add-motif = Tambah motif
    .hint = dari pustaka motif
window-add-isen = Tambah isen latar
    .hint = isi latar dengan isen
window-add-drawing = Tambah gambar
    .hint = dari berkas SVG
window-flip-across = Cerminkan kiri-kanan
    .hint = cerminkan lapisan terpilih
window-flip-down = Cerminkan atas-bawah
    .hint = cerminkan lapisan terpilih
window-forward = Ke depan
    .hint = naikkan lapisan
window-backward = Ke belakang
    .hint = turunkan lapisan
window-hide = Sembunyikan
    .hint = sembunyikan atau tampilkan lapisan
window-lock = Kunci
    .hint = kunci lapisan supaya tidak berubah
window-rename = Ganti nama
    .hint = beri lapisan nama lain
window-view-tile = 1 raport
    .hint = satu raport saja
window-view-nine = 3 × 3
    .hint = raport dengan tetangganya
window-view-cloth = Kain
    .hint = kain yang berulang
window-true-size = Ukuran asli
    .hint = sebesar kain sesungguhnya
window-fit-tile = Pas raport
    .hint = satu raport memenuhi layar
window-fit-cloth = Pas kain
    .hint = seluruh kain terlihat
window-zoom-in = Perbesar
    .hint = lebih dekat
window-zoom-out = Perkecil
    .hint = lebih jauh
window-zoom-whole = 100 %
    .hint = ukuran layar biasa
window-rulers = Penggaris
    .hint = milimeter di tepi kain
window-tile-edge = Tepi raport
    .hint = batas satu raport
window-seams = Sambungan
    .hint = tempat raport bertemu
window-dim = Redupkan salinan
    .hint = hanya satu raport yang terang
window-snap = Lekat
    .hint = yang digeser melekat ke tepi dan tengah
window-hide-panels = Sembunyikan panel
    .hint = lebih luas untuk kain
window-hide-all = Hanya kain
    .hint = sembunyikan semuanya selain kain
window-theme-mori = Tema: Mori
    .hint = terang seperti mori
window-theme-malam = Tema: Malam
    .hint = gelap seperti malam
window-theme-system = Tema: ikut sistem
    .hint = seperti komputermu
window-theme-next = Ganti tema
    .hint = Mori atau Malam
window-language = Bahasa: Indonesia
    .hint = switch to English
window-keys = Tombol pintas
    .hint = semua tombol di satu lembar
window-palette = Cari perintah…
    .hint = cari perintah, motif, cara ulang, warna, rancangan
window-glossary = Kamus batik
    .hint = arti istilah batik
window-about = Tentang Canting
    .hint = versi dan lisensi
window-tool-select = Pilih
    .hint = klik, geser, putar
window-tool-hand = Tangan
    .hint = geser kain
window-library = Motif
    .hint = pustaka motif dan isen
window-layers = Lapisan
    .hint = semua lapisan, dari atas ke bawah
window-history = Riwayat
    .hint = kembali ke langkah mana saja
window-checks = Periksa
    .hint = apakah kain ini siap dibuat
window-repeats = Cara kain berulang
    .hint = pilih cara raport berulang
window-suggest = Usulkan warna
    .hint = enam tata warna yang bisa dicelup
window-add-colorway = Tambah tata warna
    .hint = mulai dari yang tampil
window-edit-colors = Ubah warna cetak
    .hint = warna setiap bagian
window-find-dyes = Cari celupan
    .hint = bak celup yang mendekati warna cetak ini
window-step-back = Langkah sebelumnya
    .hint = mundur satu langkah kerja
window-step-forward = Langkah berikutnya
    .hint = maju satu langkah kerja
window-play = Mainkan langkah kerja
    .hint = dari mori putih sampai kain jadi

## Jendela: beranda, cari, ekspor, dan dialog

window-nameless = Tanpa nama
window-device-lost = Kartu grafis sempat terputus. Kain sudah digambar lagi.
window-cancel = Batal
window-dismiss = Tutup
window-copy-details = Salin keterangan
window-no-display = Canting tidak menemukan layar untuk membuka jendela
    .hint = jalankan di komputer yang punya layar; baris perintah tetap bisa semuanya
    .shell = jalankan di komputer yang punya layar; sementara itu semua bisa dikerjakan dari baris perintah, misalnya “canting export kain.batik -o kain.png”
window-no-adapter = Kartu grafis tidak ditemukan. Canting perlu Vulkan, DirectX 12, Metal, atau OpenGL 3.3 untuk menampilkan kain
    .hint = perbarui penggerak kartu grafis, lalu coba lagi
    .shell = perbarui penggerak kartu grafis, lalu coba lagi; sementara itu semua bisa dikerjakan dari baris perintah, misalnya “canting export kain.batik -o kain.png”

window-gallery-home = Beranda
window-gallery-motifs = Motif
window-gallery-samples = Contoh rancangan
window-gallery-recent = Terakhir dibuka
window-gallery-open = Buka berkas…
window-gallery-empty = Raport kosong
window-gallery-know = Tahukah kamu?
window-gallery-title = Mau membatik apa hari ini?
window-gallery-subtitle = Pilih motif, kain langsung jadi. Semuanya masih bisa kamu ubah.
window-gallery-search = Cari motif atau rancangan
window-gallery-start = Mulai dari motif
window-gallery-continue = Lanjutkan
window-gallery-drop = Seret .batik atau .svg ke sini
window-gallery-release = Lepas untuk membuka
window-gallery-all = Lihat { $count } rancangan
window-gallery-regions = Semua
window-gallery-region = Daerah
window-gallery-unsaved = Belum disimpan
window-gallery-gone = Tidak ditemukan
window-gallery-forget = Hapus { $name } dari daftar
window-gallery-none = Tidak ada yang cocok dengan “{ $text }”
    .hint = Coba nama atau ejaan lain, boleh juga bahasa Inggris.
window-gallery-language = Indonesia
window-age =
    { $unit ->
        [now] Baru saja diubah
        [minutes] Diubah { $count } menit lalu
        [hours] Diubah { $count } jam lalu
        [yesterday] Kemarin
        [days] { $count } hari lalu
        [last-week] Minggu lalu
        [weeks] { $count } minggu lalu
        [months] { $count } bulan lalu
       *[years] { $count } tahun lalu
    }

window-find-field = Cari perintah, motif, cara ulang, warna, atau rancangan
window-find-recent = Terakhir dipakai
window-find-commands = Perintah
window-find-motifs = Motif
window-find-repeats = Cara kain berulang
window-find-colorways = Tata warna
window-find-designs = Rancangan
window-find-sample = contoh
window-find-file = berkas
window-find-choose = pilih
window-find-run = jalankan
window-find-foot = Ejaan kembar dan bahasa Inggris juga dikenali
window-find-none = Tidak ada yang cocok dengan “{ $text }”

window-export-title = Ekspor kain
window-export-film = Film
window-export-sheets = Lembar
window-export-kind = Jenis berkas
window-export-sheet = Isi lembar
window-export-plan = Rencana kerja
window-export-colorways = Lembar tata warna
window-export-walk = Lampah cap
window-export-paper = Bentuk lembar
window-export-size = Ukuran
window-export-size-of = { $width } × { $height } { $unit }
window-export-tile = Satu raport
window-export-piece = Kain rancangan
window-export-other = Ukuran lain…
window-export-type-it = isi sendiri
window-export-typed = Lebar × tinggi
    .hint = misalnya 2 m x 115 cm
window-export-resolution = Ketajaman
window-export-dpi = { $count } dpi
window-export-clear = Latar tembus
    .hint = kain yang tidak ditutup malam menjadi tembus pandang
window-export-by-bath = Satu film setiap bak
window-export-solid = Hitam putih saja
window-export-colorway = Tata warna
window-export-all = Pilih semua
window-export-folder = Simpan di
window-export-change = Ganti…
window-export-go =
    { $count ->
       *[other] Ekspor { $count } berkas
    }
window-export-note =
    { $count ->
       *[other] { $count } berkas. Jendela tetap bisa dipakai selama mengekspor.
    }
window-export-none = Pilih sedikitnya satu tata warna.
window-export-pixels = Ukuran gambar
window-export-pixels-of = { $width } × { $height } piksel
window-export-about = Kira-kira
window-export-vector = Bentuk
window-export-vector-of = garis, tajam pada ukuran apa pun
window-export-edge = Pinggiran
window-export-edge-cut = terpotong di tepi
window-export-edge-whole = pas, raport utuh
window-export-edge-tile = tersambung tanpa kelim
window-export-edge-border = pas di keempat sudut
window-file-size =
    { $unit ->
        [kb] { $size } kB
        [mb] { $size } MB
       *[gb] { $size } GB
    }

window-form-lembar = Lembar
window-form-kain-panjang = Kain panjang
window-form-pagi-sore = Pagi-sore
window-form-sarung = Sarung
window-form-selendang = Selendang
window-form-gendongan = Gendongan
window-form-kemben = Kemben
window-form-iket = Iket
window-form-segi-empat = Segi empat
window-form-syal = Syal
window-form-dodot = Dodot
window-form-taplak = Taplak
window-form-taplak-panjang = Taplak panjang

window-job-running = Mengekspor { $name }
window-job-file = berkas { $at } dari { $count }
window-job-left =
    berkas { $at } dari { $count }, kira-kira { $unit ->
        [seconds] { $left } detik lagi
       *[minutes] { $left } menit lagi
    }
window-job-done =
    { $count ->
       *[other] { $count } berkas selesai
    }
window-job-where = { $folder }, { $size }
window-job-show = Buka folder
window-job-failed =
    { $count ->
       *[other] { $count } berkas tidak jadi
    }
window-job-reason = { $file }: { $reason }
window-job-stopped = Ekspor dihentikan

window-save-first = Simpan “{ $name }” dulu?
    .hint = Yang kamu ubah setelah simpanan terakhir hilang kalau tidak disimpan.
window-save-first-discard = Jangan simpan
window-read-only = Folder ini tidak bisa ditulisi
    .hint = Pilih folder lain; pekerjaanmu masih di sini.
window-read-only-choose = Pilih folder…
window-trouble = Ini belum berhasil
window-trouble-line = Baris { $line }
window-trouble-copied = Keterangan tersalin
window-recovery = Pekerjaanmu masih ada
window-recovery-one = Canting tertutup mendadak { $age }. “{ $name }” tersimpan sampai perubahan terakhir.
window-recovery-never = Belum pernah disimpan
window-recovery-of = Perubahan setelah simpanan terakhir
window-recovery-take = Lanjutkan
window-recovery-old = Pakai simpanan lama
window-recovery-discard = Buang
window-recovery-when =
    { $unit ->
        [now] baru saja
        [minutes] { $count } menit lalu
        [hours] { $count } jam lalu
        [yesterday] kemarin
        [days] { $count } hari lalu
        [last-week] minggu lalu
        [weeks] { $count } minggu lalu
        [months] { $count } bulan lalu
       *[years] { $count } tahun lalu
    }
window-changed-outside = Berkas ini diubah program lain.
window-changed-load = Muat yang baru
window-changed-keep = Tetap pakai ini
window-empty = Raport ini masih mori putih
    .hint = Seret motif ke kain, atau pilih satu dari pustaka.
window-empty-choose = Pilih motif

window-keys-tools = Alat dan panel
window-keys-colors = Warna dan langkah
window-keys-cloth = Di kain
window-keys-wheel = Roda
    .hint = perbesar atau perkecil di penunjuk
window-keys-space = Spasi
    .hint = geser kain selama ditekan
window-keys-arrows = Panah
    .hint = geser pilihan 0,1 mm; Shift 1 mm; Ctrl 10 mm
window-keys-escape = Esc
    .hint = naik satu, lalu lepas pilihan
window-keys-regions = F6
    .hint = ke bagian jendela berikutnya

window-settings-title = Pengaturan
window-settings-language = Bahasa
window-settings-theme = Tema
window-settings-system = Ikut sistem
window-settings-indonesian = Indonesia
window-settings-english = English
window-settings-mori = Mori
window-settings-malam = Malam
window-settings-snap = Lekat
    .hint = yang digeser melekat ke tepi, tengah, dan lapisan lain
window-settings-size = Ukuran asli
    .hint = supaya 10 cm di layar sama dengan 10 cm di kain
window-settings-measure = Ukur layar…
window-settings-measured = { $count } piksel setiap milimeter

window-measure = Ukur layar ini
    .hint = Tempelkan penggaris pada garis ini, lalu ketik panjangnya.
window-measure-length = Panjang garis
window-measure-take = Pakai

window-picture = Warna jadi bagian
    .hint = Canting sudah menebak. Ganti yang belum pas; semuanya masih bisa diubah nanti.
window-picture-of = { $file }, { $width } × { $height } mm
window-picture-part = Bagian untuk { $color }
window-picture-take = Pakai
window-picture-colors = Warna gambar
window-picture-parts = Bagian kain
window-picture-unread = Gambar ini tidak bisa dibaca

window-about-version = Versi { $version }
window-about-tagline = Batik dari motif sampai kain, rencana kerja, dan cap.
window-about-license = Canting bebas dipakai dengan lisensi MIT atau Apache-2.0.
window-about-fonts = Huruf: Plus Jakarta Sans dari Tokotype dan JetBrains Mono, lisensi OFL. Ikon: Phosphor, lisensi MIT.

window-glossary-search = Cari istilah
window-glossary-none = Belum ada istilah “{ $text }”

## Jendela: istilah batik

window-know-kawung = Kawung digambar dari buah aren yang dibelah empat, mengelilingi pusatnya.
window-know-canting = Canting dibuat dari tembaga. Malam cair mengalir lewat cucuknya, setebal garis yang kamu mau.
window-know-klowong = Klowong adalah malam yang pertama: garis luar setiap motif.
window-know-isen = Isen mengisi motif dengan hal kecil: titik cecek, garis sawut, sisik.
window-know-lorod = Nglorod berarti merebus kain sampai malamnya lepas. Baru sesudah itu warnanya terlihat utuh.
window-know-sanggit = Sanggit adalah pertemuan tepi cap dengan tapak di sebelahnya. Yang bagus tidak kelihatan.
window-know-natabata = Natabata artinya menata bata: setiap baris bergeser setengah raport.
window-know-soga = Soga adalah pewarna cokelat batik kraton. Nila dicelup dulu, soga belakangan.
window-know-kelengan = Kelengan cukup satu bak: biru nila di atas mori putih.
window-know-mega-mendung = Mega mendung dari Cirebon bergradasi: tiap lapis awan ditutup malam, lalu dicelup lagi.
window-know-cecek-pitu = Cecek pitu adalah tujuh titik: satu di tengah, enam mengelilinginya.
window-know-parang = Di dalam kraton Yogyakarta, parang barong dahulu hanya untuk raja dan putra mahkota.
window-know-tiga-negeri = Tiga negeri memadukan merah, biru, dan soga dalam satu kain.
window-know-mlampah-sareng = Mlampah sareng artinya berjalan bersama: dua cap bergantian melangkah di satu kain.
window-know-remukan = Remukan adalah urat warna di tempat malam retak. Tidak ada dua yang sama.
window-know-isen-latar = Galaran, gringsing, dan ukel bisa mengisi latar, bukan hanya motif.

window-term-badan = bagian utama kain, di samping kepala
window-term-biron = bagian yang dibiarkan biru: ditutup malam sebelum kain disoga
window-term-buketan = motif karangan bunga dari pesisir
window-term-canting = alat tembaga bercucuk untuk menggoreskan malam
window-term-cap = stempel tembaga untuk mencapkan malam
window-term-cecek = titik, isen yang paling dasar
window-term-cecek-pitu = tujuh titik: satu di tengah, enam di sekelilingnya
window-term-cemukiran = pinggiran lidah api; di kraton Yogyakarta dahulu untuk raja dan putra mahkota
window-term-ceplok = motif bunga atau bintang yang berulang dalam petak
window-term-colet = mewarnai setempat dengan kuas
window-term-galaran = garis sejajar seperti bilah bambu
window-term-gringsing = sisik bertitik, sering menjadi isen latar
window-term-gurda = sepasang sayap garuda dengan ekornya
window-term-iket = ikat kepala persegi, tengahnya wajik polos
window-term-isen = isian di dalam motif
window-term-kain-panjang = kain sekitar 2,5 × 1,05 m, disebut juga jarik
window-term-kelengan = batik biru dan putih, satu bak
window-term-kepala = bidang yang berbeda dari badan kain
window-term-kerok = mengerok malam di bagian yang mau diwarnai lagi
window-term-kitiran = cap yang sambung pada semua sisinya ketika diputar
window-term-klowong = garis luar motif
window-term-lampah = cara cap melangkah di kain
window-term-latar = dasar kain
window-term-lereng = motif yang berjalan miring
window-term-lorod = merebus kain sampai malamnya lepas
window-term-lung = sulur tumbuhan yang menjalar
window-term-malam = lilin batik
window-term-medel = mencelup biru tua dengan nila, celupan pertama
window-term-meru = gunung suci dalam motif semen
window-term-mlinjon = deret wajik kecil di antara bilah parang
window-term-mori = kain katun putih yang dibatik
window-term-mubeng = cap berputar di satu sudutnya
window-term-natabata = menata bata: setiap baris bergeser setengah
window-term-nembok = menutup bidang luas dengan malam tebal
window-term-nila = pewarna biru dari daun indigo
window-term-nitik = motif dari titik-titik persegi, seperti tenunan
window-term-onda-ende = setiap kolom turun setengah
window-term-pagi-sore = satu kain dengan dua pola, untuk pagi dan sore
window-term-pakem = aturan yang diakui bersama
window-term-parang = bilah miring yang sambung-menyambung, seperti ombak memukul karang
window-term-pinggiran = hiasan di sepanjang tepi kain
window-term-raport = satu gambar yang berulang
window-term-remukan = urat warna di tempat malam retak
window-term-sanggit = pertemuan tepi satu tapak cap dengan tapak berikutnya
window-term-sarung = kain yang dijahit menjadi tabung, dengan satu kepala
window-term-sawat = sepasang sayap garuda
window-term-sawut = garis-garis halus sebagai isen
window-term-sekar-jagad = bunga sedunia: bidang-bidang dengan motif yang berbeda
window-term-selendang = kain panjang dan sempit untuk bahu atau menggendong
window-term-semen = tumbuhan yang bersemi, dengan gunung, sayap, dan burung
window-term-soga = pewarna cokelat batik Yogyakarta dan Surakarta
window-term-tembok = bidang yang ditutup malam tebal
window-term-tiga-negeri = kain merah, biru, dan cokelat
window-term-truntum = bintang-bintang kecil di latar gelap
window-term-tubrukan = cap melangkah lurus, satu ke kanan, satu ke bawah
window-term-tumpal = deret segitiga, sering di kepala kain
window-term-udan-liris = hujan gerimis: lereng sempit dengan isian berganti-ganti
window-term-ukel = lengkung kecil yang mengikal
window-term-wajik = bangun miring bersisi empat, seperti intan

## Jendela: baki, langkah kerja, pita cara ulang, pustaka

window-tray-shows = Isi baki
window-tray-colorways = Tata warna
window-tray-edit = Ubah warna
window-tray-others = Enam usulan lain
window-tray-end = Tutup usulan
window-tray-said = Tata warna { $name }, { $shown ->
        [yes] terpilih,{" "}
       *[no] {""}
    }{ $number } dari { $count }
window-tray-proposal-said = Usulan { $name }
window-tray-proposal-keep = Pakai { $name }
window-steps = Langkah kerja
window-steps-film = Lihat semua langkah kerja
window-steps-play = Mainkan
window-steps-pause = Jeda
window-steps-mori = Mori putih
window-steps-mori-short = Mori
window-steps-mori-told = kain putih yang sudah dicuci, belum bermalam
window-steps-finished = Kain jadi
window-steps-said = Langkah { $step } dari { $count }, { $craft }
window-steps-printed = Warna cetak tidak dicelup.
window-steps-searching = Sedang mencari…
window-band = Cara kain berulang
window-band-all = Semua
window-band-walks = Lampah cap
window-band-textile = Tekstil
window-band-groups = Simetri
window-band-borders = Pinggiran
window-band-hint = Arahkan untuk mencoba, klik untuk memakai
window-band-more = Geser ke kanan
window-band-back = Geser ke kiri
window-band-tile = Raport
window-band-width = lebar
window-band-height = tinggi
window-band-linked = Kaitkan lebar dan tinggi
window-band-stampings = { $count } tapak di kain { $width } × { $height } cm
window-band-stamps = { $count } cap
window-band-stamps-move = 1 cap cukup, hanya melangkah
window-band-stamps-turn = 1 cap cukup, melangkah dan berputar
window-band-stamps-twin = 1 cap dan kembar cerminnya
window-band-stamps-several = { $count } cap, tanpa kembar
window-band-stamps-several-twins = { $count } cap dan kembar cerminnya
window-key-drop = Turun
window-key-shift = Geser
window-key-angle = Sudut
window-key-half = Maju setengah
window-key-wedge = Sudut cap
window-key-every = Setiap
window-key-order = Urutan
window-key-order-columns = kolom
window-key-order-checkerboard = papan catur
window-key-twin = Cap kedua
window-key-twin-mirror = bercermin
window-key-twin-turn = diputar
window-key-twin-own = sendiri
window-key-stripes = Lereng
window-key-stripe = Lereng yang diatur
window-key-width = Lebar
window-key-unit = Unit
window-key-frieze = Grup
window-key-gap = Jarak
window-key-turning = Arah
window-key-turning-one = satu
window-key-turning-two = dua
window-key-turning-four = empat
window-key-turning-free = bebas
window-key-corner = Sudut
window-key-corner-mitre = serong
window-key-corner-unit = digambar
window-panel-close = Tutup panel
window-library-search = Cari motif, isen, atau artinya
window-library-all = Semua
window-library-own = Motif saya
window-library-isen = Isen latar
window-library-none = Tidak ada yang cocok dengan “{ $text }”
window-library-placed = { $name } ditaruh di tengah raport
window-library-whole = { $name } menutup seluruh raport
window-library-filled = { $name } mengisi latar raport

## Jendela: panel samping
window-add = Tambah
window-layers-none = Belum ada lapisan. Mulai dari satu motif.
window-layers-selected = { $count } lapisan dipilih
window-layers-several = Pilih satu lapisan untuk menyetelnya.
window-layer-said = Lapisan { $name }, { $kind }, { $more }
window-layer-visible = terlihat
window-layer-hidden = tersembunyi
window-layer-locked = terkunci
window-layer-topmost = teratas
window-layer-hide = Sembunyikan { $name }
window-layer-show = Tampilkan { $name }
window-layer-lock = Kunci { $name }
window-layer-unlock = Buka kunci { $name }
window-kind-motif = motif
window-kind-isen = isen latar
window-kind-drawing = goresan
window-kind-picture = gambar
window-kind-unknown = jenis baru
window-show = Tampilkan
window-unlock = Buka kunci
window-follow = Ikut cara ulang
window-follow-as-drawn = Menurut gambarnya
window-follow-yes = Selalu ikut
window-follow-no = Tidak ikut
window-on-tile = Di raport
window-tile-called = Raport { $tile }
window-more = Lainnya
window-back = Kembali
window-side-open = Buka panel samping
window-side-close = Tutup panel samping
window-on = ya
window-off = tidak
window-reset = Kembalikan { $name } ke awal
window-about-motif = Tentang { $name }
window-reroll = Acak
    .hint = Benih lain, hanya untuk lapisan ini
window-seed = Benih
    .hint = Benih yang sama selalu memberi gambar yang sama
    .design = Benih untuk semua lapisan yang tidak punya benih sendiri
window-locked-sentence = Lapisan ini terkunci, jadi tidak bisa disetel.
window-layer-newer = Lapisan ini dibuat Canting yang lebih baru. Ia tetap tersimpan, tetapi belum bisa digambar.
window-x = X
window-y = Y
window-turn = Putar
window-scale = Besar
window-ring = Salinan
window-radius = Jari-jari
window-ring-begin = Susun melingkar
window-ring-end = Jadikan satu lagi
window-straighten = Luruskan
window-place-once = Taruh di satu tempat
    .hint = Satu di tengah raport, bisa digeser, diputar, dan diperbesar
window-place-all = Tutup seluruh raport
    .hint = Kembali memenuhi raport
window-part = Bagian
    .hint = Bagian kain yang warnanya dipakai
window-part-new = Bagian baru
window-parts-several = Beberapa bagian
window-colors-to-parts = Warna jadi bagian
window-color-becomes = { $color } jadi bagian
window-color-shapes =
    { $count ->
       *[other] { $count } bentuk berwarna ini
    }
window-colors-more = dan { $count } warna lain
window-picture-none = Gambarnya tidak terbaca. Buka Periksa untuk tahu sebabnya.
window-raport = Raport
window-width = Lebar
window-height = Tinggi
window-length = Panjang
window-design = Rancangan
window-name = Nama
window-author = Pembuat
window-author-none = Namamu
window-note = Catatan
window-note-none = Untuk apa, untuk siapa
window-cloth = Kain
window-cloth-none = Belum ditentukan
window-form = Bentuk
window-print-colors = Warna cetak
window-print-none = Tata warna ini dicelup. Warna cetak hanya untuk tata warna cetak.
window-pick-color = Warna { $part }
window-picker-shade = Tua muda dan kuatnya warna
window-picker-hue = Rona
window-screen-colors = Warna di layar hanya perkiraan.

## Jendela: periksa
window-checks-count = { $count } catatan
window-checks-all = Semua
window-checks-cloth = Kain
window-checks-stamps = Cap
window-checks-colors = Warna
window-checks-mend = Perlu dibetulkan
window-checks-look = Sebaiknya dilihat
window-checks-held = Sudah beres
window-checks-none = Sedang diperiksa…
window-checks-places = { $count } tempat
window-checks-show = Lihat semua
window-checks-before = Tempat sebelumnya
window-checks-next = Tempat berikutnya
window-checks-ignore = Abaikan
    .hint = Tidak ditampilkan lagi sampai rancangan ini dibuka kembali
window-checks-foot = Diperiksa sendiri setiap kali kamu berhenti mengubah. Tidak ada yang dikirim ke internet.
window-holds-seams = Sambungan tepi
window-holds-seams-body =
    { $count ->
        [0] Tidak ada yang melewati tepi raport.
       *[other] { $count } garis bertemu tepi, semuanya bersambung.
    }
window-holds-isen = Isen tidak terpotong
window-holds-isen-body = Setiap titik utuh, bisa dicanting.
window-holds-stamp = Satu cap
window-holds-stamp-body = { $told }.
window-holds-symmetry = Simetri
window-holds-symmetry-body = Kainnya setangkup menurut { $group }.
window-holds-dyes = Bisa dicelup
window-holds-dyes-body = { $count } tata warna celup tanpa catatan.
window-mend-take = Pakai { $name }
window-mend-number = Jadikan { $number }
window-mend-forget = Hapus setelan ini
window-mend-forget-color = Hapus warna ini
window-mend-forget-part = Hapus bagian ini
window-mend-place = Hapus letaknya
window-mend-layer = Hapus lapisan
window-mend-apart = Pisahkan warnanya
window-mend-usual-size = Pakai ukuran biasa

## Jendela: riwayat
window-history-steps = { $count } langkah
window-did-open = Dibuka
window-did-replace = Berkas dimuat lagi
window-did-change = Ubah rancangan
window-did-name = Nama: { $name }
window-did-author = Pembuat: { $name }
window-did-note = Ubah catatan
window-did-seed = Benih { $before } → { $after }
window-did-step = Cara ulang { $step }
window-did-step-keys = Setel cara ulang
window-did-tile = Raport { $before } → { $after } mm
window-did-cloth = Kain: { $form } { $size }
window-did-cloth-none = Kain belum ditentukan
window-did-add = Tambah { $name }
window-did-remove = Hapus { $name }
window-did-raise = { $name } ke depan
window-did-lower = { $name } ke belakang
window-did-duplicate = Gandakan { $name }
window-did-replace-layer = Ganti { $name } → { $after }
window-did-rename = Ganti nama { $name } → { $after }
window-did-show = Tampilkan { $name }
window-did-hide = Sembunyikan { $name }
window-did-lock = Kunci { $name }
window-did-unlock = Buka kunci { $name }
window-did-to-tile = { $name } ke raport { $tile }
window-did-follow = { $name } ikut cara ulang
window-did-unfollow = { $name } tidak ikut cara ulang
window-did-place = Taruh { $name } di satu tempat
window-did-cover = { $name } menutup raport
window-did-move = Geser { $name }
window-did-flip = Cerminkan { $name }
window-did-scale = Besar { $name } { $after } %
window-did-turn = Putar { $name } { $after }°
window-did-ring = { $name } melingkar, { $count } salinan
window-did-reroll = Acak { $name }
window-did-setting = Setel { $name }
window-did-set = { $label } { $before } → { $after }
window-did-set-of = { $name }: { $label } { $before } → { $after }
window-did-part = { $name } jadi bagian { $part }
window-did-clearance = Jarak bebas { $name } { $after } mm
window-did-paths = Ubah goresan { $name }
window-did-file = Gambar { $name }: { $file }
window-did-parts = Warna { $name } jadi bagian lain
window-did-add-colorway = Tambah tata warna { $name }
window-did-remove-colorway = Hapus tata warna { $name }
window-did-move-colorway = Urutkan tata warna { $name }
window-did-change-colorway = Tata warna { $name }
window-did-rename-colorway = Tata warna { $name } → { $after }
window-did-color = { $name }: { $part } { $color }
window-did-dyeing = Celupan { $name }
## Jendela: bingkai, kain, dan tangan

window-export-short = Ekspor
window-saved = tersimpan
window-changed = diubah
window-unsaved = belum disimpan
window-chip-fine = Siap dibuat
window-chip-warnings = { $count } perlu dilihat
window-chip-errors = { $count } perlu dibetulkan
window-colorway = Tata warna
window-tile-size = Raport { $width } × { $height } mm
window-pointer = x { $x }  y { $y } mm
window-canvas-label = Kain { $name }, raport { $width } × { $height } mm
window-guide-middle = tengah raport
window-guide-edge = tepi raport
window-guide-layer = lapisan lain
window-carry = Lepas untuk menaruh { $name }
    .detail = satu di tiap raport
window-after-step = Setelah langkah { $step } dari { $steps }
    .detail = cokelat mengilap = masih bermalam
window-software = Tanpa kartu grafis; kain digambar oleh prosesor
    .hint = tetap bisa semuanya
window-first-handle = Tarik gagang wajik di kain
window-first-colorway = Klik tata warna lain di bawah
window-first-export = Ekspor kalau sudah suka
window-layer-on-cloth = { $name } di kain, x { $x } mm, y { $y } mm
window-hint-click = pilih
    .key = klik
window-hint-drag = pindah
    .key = tarik
window-hint-twin = salin
    .key = Alt tarik
window-hint-space = geser kain
    .key = Spasi
window-hint-wheel = besar-kecil
    .key = roda
window-hint-box = pilih yang di dalam kotak
    .key = tarik
window-hint-drag-cloth = geser kain
    .key = tarik
window-hint-drop = taruh
    .key = lepas
window-hint-free = tanpa lekat
    .key = Ctrl
window-hint-straight = lurus
    .key = Shift
window-hint-escape = batal
    .key = Esc
window-designs = Rancangan Canting
window-files = Rancangan dan gambar
window-written-anew = Berkas ditulis ulang dari awal
    .hint = catatan di dalamnya tidak bisa dipertahankan
window-folder-not-shown = Folder tidak bisa dibuka: { $reason }
window-no-dyes = Tidak ada celupan yang mendekati warna ini
    .hint = ubah warnanya sedikit, lalu cari lagi
window-dyes-found = Celupan ditemukan, selisih rata-rata ΔE { $mean }
    .hint = paling jauh ΔE { $worst }; celup coba dulu di kain kecil
