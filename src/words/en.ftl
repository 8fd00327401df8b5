### What Canting says in English. `id.ftl` beside this file says the same in Indonesian, with the same keys.
### The attribute `.hint` of a sentence says what to do about it, `.near` the same where there is a guess. What names
### flags or commands stands in `.shell` and `.shell-near`, which only the command line reads in their place.

## The frame around every report

label =
    .error = error
    .warning = warning
    .note = note
    .hint = hint
    .progress = painting
place-design = design
place-repeat = repeat
place-layer = layer { $number }
place-colorway = colorway { $number }

## Help

heading =
    .usage = Usage
    .commands = Commands
    .arguments = Arguments
    .options = Options
    .global = With every command
    .examples = Examples

value-command = COMMAND
value-design = FILE
value-folder = DIR
value-language = LANG
value-millimeters = MM
value-name = NAME
value-number = N
value-mood = MOOD
value-palette = PALETTE
value-paper = PAPER
value-picture = OUT
value-setting = KEY=VALUE
value-shell = SHELL
value-size = WxH
value-svg = PICTURE
value-what = EACH
value-step = STEP

cli = Batik from motifs: design one tile, see it as cloth, take it to print.
    .usage = canting COMMAND …
    .lang = Speak Indonesian or English: id, en
    .motifs = Take motif scripts (*.rhai) from this folder too
    .help = Show this help
    .version = Show the version
    .examples =
        canting motifs                                    see what there is
        canting new kain.batik --motif kawung             begin a design
        canting export kain.batik -o kain.svg             one tile, for Inkscape
        canting export kain.batik -o kain.png --cloth 1.05mx2.5m

cli-new = Begin a design with one motif, or with a sample.
    .usage = canting new FILE (--motif NAME [--set KEY=VALUE]… | --from SAMPLE) [options]
    .out = The design to write, a name ending in .batik
    .motif = The motif it begins with; “canting motifs” lists them
    .from = The sample design to begin with instead; “canting designs” lists them
    .settings = A setting of the motif, as often as you like
    .repeat = How the tile repeats; “canting repeats” lists them (default tubrukan)
    .tile = Size of the tile
    .force = Write even if the file is already there
    .examples =
        canting new kain.batik --motif kawung
        canting new kain.batik --motif kawung --set size=24 --repeat onda-ende
        canting new kain.batik --motif parang-barong
        canting new kain.batik --from sido-luhur-sawat

cli-export = Make an SVG, PDF or PNG of one tile, or of meters of cloth.
    A picture printed on cloth is a textile with batik motifs; batik itself is made with hot wax.
    .usage = canting export FILE -o OUT [--tile | --cloth WxH] [options]
    .file = The design, a .batik file
    .out = The picture to write, a name ending in .svg, .pdf or .png; with --separations a folder
    .tile = Draw one tile (the default)
    .cloth = Draw a cloth of this size, in millimeters unless you say m, cm or in
    .dpi = Dots per inch of a PNG (default 300)
    .colorway = The colorway to use (default: the first)
    .flat = Write every copy of the tile out in full, for cutters and printers that need it
    .transparent = Leave the ground of the cloth out
    .separations = Make a film for every part, PNGs with names and register crosses, in the folder OUT
    .by = One film for each part (default) or each dye bath: part, bath
    .bits = Films of 8 bits a dot (default) or of 1, black or clear, for machines that make screens
    .trap = On films let each part reach so far under what lies on it, such as 0.2 (default 0)
    .examples =
        canting export kain.batik -o tile.svg
        canting export kain.batik -o kain.pdf --cloth 1050x2500
        canting export kain.batik -o kain.png --cloth 1050x2500
        canting export kain.batik -o kain.png --cloth 1.05mx2.5m --dpi 150 --colorway Pesisir
        canting export kain.batik --separations -o films

cli-motifs = List the motifs, or tell about one and draw it.
    .usage = canting motifs [NAME] [-o OUT] [--set KEY=VALUE]… [--json]
    .motif = The motif to tell about
    .out = Draw it into this file, a name ending in .svg, .pdf or .png
    .settings = A setting of the motif, as often as you like
    .json = Answer in JSON, for other programs
    .examples =
        canting motifs
        canting motifs parang
        canting motifs parang -o parang.svg --set height=60

cli-picture = Tell what came in with an SVG picture: its size, its colors, and the part that each becomes.
    .usage = canting picture PICTURE [-o OUT] [--json]
    .file = The picture, an .svg or .svgz file
    .out = Draw it in the proposed parts into this file, a name ending in .svg, .pdf or .png
    .json = Answer in JSON, for other programs
    .examples =
        canting picture kupu-kupu.svg
        canting picture kupu-kupu.svg -o look.png

cli-isen = List the isen that fill a ground, or tell about one.
    .usage = canting isen [NAME] [--json]
    .isen = The isen to tell about
    .json = Answer in JSON, for other programs
    .examples =
        canting isen
        canting isen cecek

cli-designs = List the sample designs, or tell about one and draw it.
    .usage = canting designs [NAME] [-o OUT] [--json]
    .sample = The sample to tell about
    .out = Draw it into this file, a name ending in .svg, .pdf or .png
    .json = Answer in JSON, for other programs
    .examples =
        canting designs
        canting designs sido-luhur-sawat -o sido.png
        canting new kain.batik --from sido-luhur-sawat

cli-repeats = List the ways in which cloth repeats, or tell about one and draw it.
    .usage = canting repeats [STEP] [-o OUT] [--json]
    .repeat = The way to tell about: a walk, a repeat, a wallpaper group or a frieze
    .out = Draw it, or all of them, into this file, a name ending in .svg, .pdf or .png
    .json = Answer in JSON, for other programs
    .examples =
        canting repeats
        canting repeats mubeng
        canting repeats p4g -o p4g.svg
        canting repeats -o repeats.png

cli-check = Look a design over and tell what is amiss.
    .usage = canting check FILE [--all] [--json]
    .file = The design, a .batik file
    .all = Tell every notice one by one, however many are of a kind
    .json = Answer in JSON, for other programs
    .examples =
        canting check kain.batik
        canting check kain.batik --all
        canting check kain.batik --json

cli-walk = Count the stampings on a cloth, and number them in the order of the walk (lampah).
    .usage = canting walk FILE [--cloth WxH] [-o OUT [--paper PAPER]] [--json]
    .file = The design, a .batik file; one tile is one stamp
    .cloth = Size of the cloth (default that of the design, else 1050x2500, a kain panjang with its width across)
    .out = Write the sheet that a stamper works from, .pdf, .svg or .png; a PDF has as many pages as its numbers need
    .paper = Print on this paper: a4 (default), f4 (215 x 330 mm), letter, a3 (larger type, for the wall)
    .json = Answer in JSON, every stamping with its place and turn, for other programs
    .examples =
        canting walk kain.batik
        canting walk kain.batik -o lampah.pdf
        canting walk kain.batik --cloth 1.15mx2m -o walk.png
        canting walk kain.batik --json

cli-plan = Plan how a colorway is dyed: baths, wax, and the work step after step.
    .usage = canting plan FILE [--colorway NAME] [-o OUT [--step N | --paper PAPER]] [--json]
    .file = The design, a .batik file
    .colorway = The colorway, one of dye baths (default: the first of them)
    .out = Write the plan to this file, .svg or .pdf; with --step the cloth, .png, .svg or .pdf
    .step = Draw the cloth after this step; 0 is the washed cloth
    .cloth = The size of one piece for estimates (default that of the design, else 1050x2500); with --step the cloth that is drawn
    .dpi = Dots per inch for a PNG (default 300)
    .paper = Print the plan on this paper: a4 (default), f4 (215 x 330 mm), letter, a3 (larger type, for the wall)
    .json = Answer in JSON, for other programs
    .examples =
        canting plan kain.batik
        canting plan kain.batik --colorway "Sogan Yogya" -o plan.pdf
        canting plan kain.batik --step 4 -o step.png

cli-colorways = List colorways, propose new ones that can be dyed, and exchange palettes.
    .usage = canting colorways FILE [--suggest N | --dye NAME | --from PALETTE | -o PALETTE] [options]
    .file = The design, a .batik file
    .colorway = The colorway that -o writes (default: the first)
    .out = Write its palette: .gpl (GIMP, Inkscape, Krita), .ase (Adobe) or .css
    .suggest = Propose so many colorways that can be dyed
    .mood = In this mood: sogan, pesisir, kelengan, pastel, own (near the colors of --from)
    .seed = Another number gives other proposals (default 1)
    .dye = Find the baths that come nearest to this colorway of print colors
    .from = Take the colors of a palette file, .gpl, .ase or .css
    .add = Add the result to the design instead of printing it
    .json = Answer in JSON, for other programs
    .examples =
        canting colorways kain.batik --suggest 6 --mood pesisir --seed 7
        canting colorways kain.batik --dye "Pupus daun" --add
        canting colorways kain.batik --colorway Pesisir -o pesisir.gpl

cli-sheet = Show all colorways of a design side by side, with names and recipes.
    .usage = canting sheet FILE -o OUT [--paper PAPER]
    .file = The design, a .batik file
    .out = The sheet, .png, .svg or .pdf
    .paper = Print on this paper: a4 (default), f4 (215 x 330 mm), letter, a3 (larger type, for the wall)
    .examples =
        canting sheet kain.batik -o sheet.pdf

cli-dyes = List the dyes and cloths that colorways can name, or tell about one.
    .usage = canting dyes [NAME] [--json]
    .dye = The dye you would like to know
    .json = Answer in JSON, for other programs
    .examples =
        canting dyes
        canting dyes indigo

cli-completions = Print what your shell needs to complete commands with the Tab key.
    .usage = canting completions SHELL
    .shell = bash, zsh, fish, elvish or powershell
    .examples =
        canting completions bash > ~/.local/share/bash-completion/completions/canting
        canting completions fish > ~/.config/fish/completions/canting.fish

## A command line that does not fit

usage-unknown-argument = there is no option “{ $argument }” here
    .hint = “{ $help }” shows what fits
    .near = do you mean “{ $near }”?
usage-unexpected-argument = “{ $argument }” is one thing too many here
    .hint = “{ $help }” shows what fits
usage-unknown-command = canting has no command “{ $command }”
    .hint = “{ $help }” lists the commands
    .near = do you mean “{ $near }”?
usage-design-without-command = what should be done with { $command }?
    .hint = for example: canting export { FILE($command) } -o kain.svg
usage-picture-without-command = what should be done with { $command }?
    .hint = for example: canting picture { FILE($command) }
usage-missing-argument = not given yet: { $missing }
    .hint = “{ $help }” shows an example
usage-missing-value = “{ $argument }” needs a value
    .hint = “{ $help }” shows an example
usage-invalid-value = “{ $value }” does not fit “{ $argument }”
    .hint = “{ $help }” shows what fits
usage-not-a-choice = “{ $value }” does not fit “{ $argument }”
    .hint = choose one of: { $choices }
usage-conflict = “{ $argument }” and “{ $other }” exclude each other
    .hint = leave one of them out
usage-twice = “{ $argument }” is given twice
    .hint = leave one of them out
usage-not-utf8 = the command line holds a word that is no readable text
    .hint = type the names of motifs and colorways with the keyboard
usage-unreadable = canting does not understand this command line
    .hint = “{ $help }” shows how it goes
usage-no-help = there is no help on “{ $command }”
    .hint = “canting --help” lists the commands

size-not-two = “{ $text }” is not a width and a height
    .hint = write them like 1050x2500 (millimeters) or 1.05mx2.5m; A4 is understood too
tile-not-two = “{ $text }” is not the width and height of a tile
    .hint = write them like 60x60 (millimeters) or 6cmx6cm
    .near = write width and height: { $near }
size-one-unit = in “{ $text }” only the width has a unit
    .hint = write { $both }, or { $apart } if that is what you mean
size-two-points = in “{ $text }” one point parts thousands and the other decimals
    .hint = write one unit, such as 1.05mx2.5m
    .near = do you mean { $near }?
tile-too-small = a tile of “{ $text }” has a side of less than { $min } mm, and no stamp is so small
    .hint = write it in millimeters, such as 60x60
    .near = do you mean { $near }?
cloth-below-tile = a cloth of { $width } × { $height } mm is smaller than one tile of { $tile_width } × { $tile_height } mm
    .hint = give the whole cloth, such as 1050x2500 (millimeters) or 1.05mx2.5m
    .near = do you mean { $near }?
length-unreadable = “{ $text }” is not a length
    .hint = write a number, and behind it mm, cm, m or in; without a unit it is millimeters
length-two-meanings = “{ $text }” can be read in two ways because of the comma
    .hint = write thousands without a comma, and decimals with a point
    .near = write { $near } for thousands; decimals have a point
length-out-of-range = “{ $text }” is no length for cloth
    .hint = give something from { $min } mm to { $max } mm
    .near = without a unit it is millimeters; do you mean { $near }?
dpi-unreadable = “{ $text }” is not a number of dots per inch
    .hint = 300 is right for most printers, 150 for large cloth
dpi-out-of-range = “{ $text }” dots per inch is not possible
    .hint = give a number from { CODE($min) } to { CODE($max) }; 300 is right for most printers
step-unknown = there is no repeat “{ $text }”
    .hint = “canting repeats” lists them
    .near = do you mean “{ $near }”?
number-out-of-range = “{ $text }” is not a number that fits
    .hint = give a whole number from { $min } to { $max }
setting-unreadable = “{ $text }” is not a setting
    .hint = write the name, an equals sign and the value, like size=24

## Reading files

read-is-picture = { $path } is a picture, not a design
    .hint = a picture comes into a design as a layer
    .shell = “canting picture { FILE($path) }” shows how it comes into one
read-not-found = { $path } does not exist
    .hint = check the spelling and the folder that you are in
read-is-folder = { $path } is a folder, not a file
    .hint = name a file inside it
read-not-regular = { $path } is not an ordinary file
    .hint = save it as an ordinary file and name that
read-too-large = { $path } is too large: it may have { $limit } MB at most
    .hint = check that this is the file you mean
read-not-utf8 = { $path } is not a readable text: byte { $byte }, on line { $line }, does not fit
    .hint = save it as UTF-8 in your text editor
read-no-permission = you may not read { $path }
    .hint = ask its owner, or make a copy that is yours
read-stdin = canting reads files, not standard input
    .hint = save it as a file such as kain.batik and name that; scripts and pictures are looked for beside it
read-unreadable = { $path } cannot be read: { $reason }
    .hint = check the disk or stick that it lies on

motifs-folder-unreadable = the motif folder { $path } cannot be opened
    .hint = check the spelling; it must be a folder with .rhai files
motifs-folder-full = the motif folder { $path } holds more than { $limit } scripts
    .hint = name a folder that holds motifs alone
picture-outside = the picture “{ $file }” lies outside the folder of the design and was not opened
    .hint = copy it beside the design and name it without “..”, so that the design can travel
picture-name-backslash = the picture “{ $file }” is parted by backslashes, which only Windows understands
    .hint = write picture = "{ $portable }", which works everywhere
picture-file-too-large = the picture “{ $file }” has more than { $limit } MB
    .hint = take photographs out of it, since they are not drawn, and simplify its paths
picture-file-empty = the picture “{ $file }” is empty
    .hint = save it once more in the program that you drew it with
picture-packed-broken = the picture “{ $file }” is packed, and cannot be unpacked
    .hint = save it once more as plain SVG
picture-encoding-unknown = the picture “{ $file }” is written in { $encoding }, which canting cannot read
    .hint = save it as UTF-8
picture-not-encoded = the picture “{ $file }” is not written in { $encoding }, as it says
    .hint = save it as UTF-8
picture-not-utf8 = the picture “{ $file }” is no readable text: byte { $byte }, on line { $line }, does not fit
    .hint = save it as UTF-8
picture-is-pixels = the picture “{ $file }” is a { $kind }, made of dots; canting draws shapes
    .hint = trace it into shapes and save them as SVG, for example in Inkscape with Path > Trace Bitmap
picture-is-document = the picture “{ $file }” is a { $kind } file, not an SVG
    .hint = open it in its program and save it as SVG
picture-not-svg = the picture “{ $file }” is no SVG: it does not begin with “<”
    .hint = open it in the program that you drew it with, and save it as SVG
picture-is-web-page = the picture “{ $file }” is a web page, not an SVG
    .hint = save the picture itself, not the page that shows it
link-to-nothing = the link { $path } leads to a file that is not there
    .hint = bring that file back, or take the link away
beside-is-folder = { $path } is a folder, though its name is that of a file
    .hint = give it a name without that ending
link-outside = the link { $path } leads out of its folder and was not opened
    .hint = put the file itself there, so that the design can travel; nothing outside is opened for a design

## Writing files

write-is-folder = { $path } is a folder, not a file
    .hint = name a file inside it
write-not-regular = { $path } is not an ordinary file, so nothing was written
    .hint = choose another name
write-exists = { $path } is already there and was left as it is
    .hint = choose another name
    .shell = choose another name, or add --force to replace it
write-read-only = { $path } is write-protected and was left as it is
    .hint = choose another name, or remove the protection
write-source = { $path } belongs to the design and was left as it is
    .hint = choose another name; this one leads to { $source }
write-link-to-nothing = { $path } is a link to { $to }, which is not there, so nothing was written
    .hint = choose another name, or remove the link
write-folder-missing = { $path } cannot be written: there is no folder { $folder }
    .hint = make the folder first, or choose another one
write-no-permission = { $path } cannot be written: you have no permission in { $folder }
    .hint = choose a folder of your own
write-read-only-disk = { $path } cannot be written: the disk or stick is write-protected
    .hint = choose another disk, or remove the protection
write-disk-full = { $path } was not written: the disk is full
    .hint = free some space, or choose another disk
write-too-large = { $path } was not written: no file may grow to this size here
    .hint = use a disk that is not FAT, raise “ulimit -f”, or make the cloth or the dpi smaller
write-bad-name = { $path } is not a name that this disk can hold
    .hint = choose a shorter name, of letters and digits
write-unwritable = { $path } was not written: { $reason }
    .hint = check the disk or stick
edit-restless = { $path } was changed again and again by another program and was left as it is
    .hint = wait until the other program has saved it, then try again
save-changed = { $path } was changed by another program meanwhile and was left as it is
    .hint = open it again, or save under another name
write-half = not all files in { $path } could be replaced ({ $reason }); these are new, while the others are old: { $names }
    .hint = make all of them again
write-stdout = canting writes into files, not to standard output
    .hint = name a file after -o, ending in .svg, .pdf or .png
write-unknown-format = canting does not know what to write into { $path }
    .hint = end the name with .svg, .pdf or .png
write-not-batik = { $path } is not a name for a design
    .hint = end the name with .batik
stdout-unwritable = the answer could not be written: { $reason }
    .hint = check where the output goes
json-unwritable = the answer could not be turned into JSON: { $reason }
    .shell = leave --json out

## Commands at work

new-done = { $path } is there
    .hint = now: canting export { FILE($design) } -o { FILE($picture) }
export-done-svg = { $path }: { $width } × { $height } mm
export-done-pdf = { $path }: { $width } × { $height } mm
export-done-png = { $path }: { $width } × { $height } mm, { $columns } × { $rows } dots, repeat { $made_width } × { $made_height } mm
export-done-separations =
    { $path }: { $count ->
        [one] 1 film
       *[other] { $count } films
    } of { $width } × { $height } mm, { $columns } × { $rows } dots with the margin
separations-no-baths = the colorway “{ $name }” has colors for print and no baths to make films of
    .hint = make a film of each part instead
    .shell = leave --by out for a film of each part
separations-not-folder = { $path } is a file; films go into a folder
    .hint = name a folder after -o; it is made if it is not there
separations-stdout = films go into a folder, not to standard output
    .hint = name a folder after -o; it is made if it is not there
separations-no-folder = the folder { $path } cannot be made: { $reason }
    .hint = choose a folder of your own
export-drift = at { $dpi } dpi a repeat becomes { $made_width } × { $made_height } mm instead of { $width } × { $height } mm, so that its dots are whole; after { $count } repeats that is { $off } mm
    .hint = { $exact } dpi keeps its size exactly
    .shell = --dpi { $exact } keeps its size exactly
export-snapped = at { $dpi } dpi a repeat becomes { $made_width } × { $made_height } mm instead of { $width } × { $height } mm, so that its dots are whole; after { $count } repeats that is { $off } mm
    .hint = the finer the dots, the smaller the difference
    .shell = with a larger --dpi the difference shrinks
export-lacking = { $path } was written, but it lacks what the errors above say
    .hint = mend them and export again
export-nothing = { $path } was not written, because nothing of the design could be drawn
    .hint = mend the errors above and export again
export-coarse = the dots are so coarse that the repeat became { $made_width } × { $made_height } mm instead of { $width } × { $height } mm
    .hint = choose finer dots to keep the shapes as they are
    .shell = raise --dpi to keep the shapes as they are
export-dpi-unused = an SVG or PDF has no dots, so --dpi changes nothing
    .hint = leave --dpi out
export-pdf-unit = a page longer than 200 inches has units of { $unit }/72 inch, and some programs show it { $unit } times too small
    .hint = check the size in the program that prints it, or write the cloth as SVG or PNG
export-flat-unused = a PNG has no copies to write out, so --flat changes nothing
    .hint = leave --flat out
colorway-not-found = there is no colorway “{ $name }” in this design
    .hint = it has: { $names }
colorway-none = this design has no colorway of its own
    .hint = give the design a colorway first
    .shell = leave --colorway out, or write a [[colorway]] into the design
check-sound = { $path }: no problems
check-summary =
    { $path }: { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, { $notes ->
        [one] 1 note
       *[other] { $notes } notes
    }
    .hint = “canting check { FILE($path) } --all” tells them one by one
notices-more = … and { $count } other kinds; “canting check FILE --all” tells them all
notices-of-a-kind = … { $count } more of this kind: { $places }
check-stopped = because of the errors below, nothing more was looked at: neither seams nor colors
walk-cloth = cloth: { $width } × { $height } mm
walk-count =
    { $total ->
        [one] 1 stamping
       *[other] { $total } stampings
    } in { $lines } { $way ->
        [rows] { $lines ->
            [one] row
           *[other] rows
        }
        [columns] { $lines ->
            [one] column
           *[other] columns
        }
        [slanted] { $lines ->
            [one] slanted line
           *[other] slanted lines
        }
        [rosettes] { $lines ->
            [one] rosette
           *[other] rosettes
        }
        [stripes] { $lines ->
            [one] line along the stripes
           *[other] lines along the stripes
        }
       *[around] { $lines ->
            [one] round
           *[other] rounds
        }
    }: { $whole } whole, { $part } at the edge
walk-start = start at the { $corner ->
        [top-right] upper right
        [bottom-left] lower left
        [bottom-right] lower right
       *[other] upper left
    } corner, with number 1; then { $way ->
        [rows] from left to right, row after row
        [columns] downward, column after column
        [slanted] along the slanted line, then along the next one
        [stripes] along the stripe, then along the next one
        [rosettes] clockwise about the pivot, then about the next one
       *[around] clockwise around the cloth
    }
walk-stamp = stamp { $letter }
walk-twin = mirrored twin of { $letter } (a stamp of its own)
walk-twin-short = stamp { $letter }, mirrored
walk-size = { $width } × { $height } mm
walk-numbers = { $count ->
        [one] once: number { $first }
       *[other] { $count } times: numbers { $first } to { $last }
    }
walk-turned = Turned clockwise, with the first numbers:
walk-turn = { $turn ->
        [0] upright
       *[other] { $turn }°
    }: { $count } ({ $numbers })
walk-hand = { $changes ->
        [0] the stamp is never changed
        [one] the stamp is changed once: all of the first, then all of the second
       *[other] the stamp is changed { $changes } times: all of one, then all of the next
    }; the hand goes { $meters } m
walk-sheet = The stamper’s walk (lampah)
walk-here = start
walk-page = p. { $page }
walk-section = { $way ->
        [rows] Rows { $first } to { $last }: from
        [columns] Columns { $first } to { $last }: from
       *[other] From
    } { $x0 } to { $x1 } mm across the cloth, from { $y0 } to { $y1 } mm down
walk-sign-leaf = The little leaf shows how the stamp lies: it marks the upper left corner of an upright stamp, and is turned and mirrored with it.
walk-sign-pale = Pale: only a part of the stamp lies on the cloth.
walk-drawn = { $pages ->
        [one] { $path }: the walk, 1 page of { $paper }, every stamping numbered
       *[other] { $path }: the walk, { $pages } pages of { $paper }, every stamping numbered
    }
walk-drawn-some = { $pages ->
        [one] { $path }: the walk, 1 page of { $paper }
       *[other] { $path }: the walk, { $pages } pages of { $paper }
    }; where stamps are too small for their numbers, only the first and the last of each line have one, and every tenth where there is room
walk-small-stamp = each tile was taken for a stamp; stamps are larger, and this one would hold { $across } × { $down } tiles: { $width } × { $height } mm
    .hint = to count such stamps, write tile = [{ CODE($width) }, { CODE($height) }] in a copy of the design
walk-small-cells = nobody makes stamps as small as { $width } × { $height } mm; stamps are about 200 mm wide
    .hint = one stamp of { $stamp_width } × { $stamp_height } mm holds { $cells ->
            [1] one whole cell of the pattern
           *[other] { $across } × { $down } whole cells of the pattern
        } with all layers: it needs no twin, is never turned, and takes about { $count } stampings on this cloth
walk-small-units = nobody makes stamps as small as { $width } × { $height } mm; stamps are about 200 mm wide
    .hint = ask the stamp maker for several units side by side in one stamp
walk-unstamped = { $count ->
        [one] layer { $layers } is
       *[other] layers { $layers } are
    } in none of these stamps: { $with ->
        [stamp] drawn by hand, or with another stamp as large as the cell, { $width } × { $height } mm
       *[hand] drawn by hand, or with other stamps
    }
walk-few-numbers = { $path }: many stampings are too small for their numbers in one picture
    .hint = write a PDF: its pages show the cloth in sections, where more numbers are read
walk-edge = some stamps lie over the edge of the cloth
    .hint = stamps of { $width } × { $height } mm come out even, { $across } across and { $down } down: tile = [{ CODE($width) }, { CODE($height) }]
walk-strewn = strewn motifs have no walk: each is set down by itself, with a stamp of its own
    .hint = choose another step, such as tubrukan or onda-ende, for a walk
walk-nothing = { $path } was not written, because there is nothing to stamp
    .hint = choose a step that a stamp can walk, such as tubrukan
walk-too-many = a cloth of { $width } × { $height } mm would take more than { $max } stampings
    .hint = make the cloth smaller, or the tile larger: a stamp is about 200 mm wide

motif-family = Family
motif-region = Region
motif-synonyms = Also called
motif-kinds = Kinds
motif-meaning = Meaning
motif-settings = Settings
motif-has-direction = It has an up and a down: do not turn it.
unit-degrees = degrees
unit-mm = mm
setting-flag = true or false

## Sample designs

motif-is-sample = there is no motif “{ $name }”
    .hint = “{ $sample }” is a sample design; a design can begin with it
    .shell = “{ $sample }” is a sample design: canting new kain.batik --from { $sample }
sample-unknown = there is no sample “{ $name }”
    .hint = “canting designs” lists them; a motif goes with --motif
    .near = do you mean “{ $near }”?
sample-picture-differs = { $path } is already there and is not the picture of the sample, so nothing was written
    .hint = choose another folder for the design
designs-drawn = drawn by hand
designs-label =
    .motifs = Motifs
    .isen = Isen
    .pictures = Pictures
    .colorways = Colorways
designs-told = { $title } ({ $name }): { $shows }
    Repeat: { $step }, tile { $width } × { $height } mm
    .hint = Begin with it: canting new kain.batik --from { $name }
sample-banji-kiwa-tengen = Left and right banji hand in hand, a flower in every window
sample-batok-mina = Six fish turn within every scale of a turtle shell
sample-buketan-mudhun = Flowers tied with a ribbon, each column a third lower
sample-ceplok-baling = Bamboo pinwheels, all turning one way
sample-ceplok-gringsing = Large flowers over gringsing scales
sample-ceplok-pasar-legi = Large and small flowers sit side by side
sample-ceplok-sareng = Two stamps walk together, one round and one square
sample-ceplok-sekar-jeruk = One large flower among orange blossoms
sample-gringsing-kembang-enem = Six-petaled flowers upon gringsing scales
sample-iket-cemukiran = A headcloth: a plain middle ringed by tongues of flame
sample-iwak-segara = Milkfish pass one another in every wave
sample-kawung-galaran = Large kawung over bamboo galaran
sample-kawung-picis = Sugar palm fruits as small as a picis coin
sample-kitiran-rinengga = One stamp turns about its corner, and its scrolls join
sample-kupu-kupu-sore = Butterflies call at a garden of flowers
sample-labako-jember = Tobacco leaves, coffee and butterflies
sample-lintang-purnama = A full moon escorted by stars
sample-lung-mekar = Scrolls that know no end
sample-lung-selang-seling = A scroll with flowers to the left and right by turns
sample-mega-mendung = Seven layers of sky that bring the rain
sample-nitik-srengenge = A sun tapped dot by dot
sample-parang-barong = The largest parang, its body full of scales
sample-parang-klitik = Small fine blades in the colors of the coast
sample-parang-rusak = Waves that never stop beating the cliff
sample-parang-seling-kembang = Parang blades and flowering twigs by turns
sample-peksi-ajeng-ajengan = Two birds face each other across a flowering tree
sample-rembulan-wolu = Eight wedges of a stamp become a full moon
sample-sekar-jagad-sumawur = Flowers, buds and butterflies strewn over ukel
sample-selendang-pagersari = A shawl: a hedge of flowers around, tumpal at both ends
sample-semen-walik = Birds, mountains and garuda wings, as seen in water
sample-sido-asih = Butterflies in dark rhombs, trees of life in light ones
sample-sido-luhur-sawat = A pair of wings spread in every rhomb
sample-truntum = Small stars in the night sky
sample-tumpal-ombak = Mountains face mountains, with waves between
sample-udan-liris-pitu = Seven slanted lines of drizzle
sample-wajik-rinonce = Rhombs strung on jasmine garlands

## The ways in which cloth repeats

ways =
    .all = The ways in which cloth repeats
    .lampah = The walk of the stamp (lampah)
    .textile = Repeats of the textile trade
    .group = The 17 wallpaper groups
    .frieze = The 7 friezes, in rows
ways-kind =
    .lampah = walk of the stamp
    .textile = textile repeat
    .group = wallpaper group
    .frieze = frieze group
ways-label =
    .batik = In batik
    .tile = To write
    .net = The cell
    .order = Copies
    .front = Stamps
    .back = The back
    .paste = In a design
ways-net =
    .oblique = slanted; both sides and the angle between them are free
    .rectangular = a rectangle; both sides are free
    .rhombic = a rhomb; both diagonals are free
    .square = a square; one side is free
    .hexagonal = a rhomb of 120°; one side is free
    .strip = a piece of a row; its length and the width of the row are free
ways-order =
    { $count ->
        [one] 1 drawing
       *[other] { $count } drawings
    } in one cell
stamps-move = one stamp makes it, and only steps
stamps-turn = one stamp makes it; it steps and turns
stamps-twin = it takes a stamp and its mirrored twin (cap kembar cermin), because a stamp steps and turns but never prints its own mirror image; it needs no twin where what is in the stamp is its own mirror image, or where the stamp holds a whole cell
stamps-several = { $count } stamps ({ $letters }), none of them with a mirrored twin
stamps-several-twins = { $count } stamps ({ $letters }), and a mirrored twin (cap kembar cermin) of { $twins }
stamps-back-same = the stamps of the front serve here too (nerusi), because the pattern is its own mirror image
stamps-back-shifted = the stamps of the front serve here too (nerusi); only the grid moves by { $by } mm, as far as the pattern glides
stamps-back-mirrored = the stamps of the front serve here too (nerusi), but their walk is that seen in a mirror
stamps-back-twin = it needs a mirrored twin of the stamp (nerusi), because this pattern is not its own mirror image
stamps-back-twins = it needs mirrored twins of { $letters } (nerusi), because this pattern is not its own mirror image
way-tubrukan = straight
    .does = The tile steps one to the right and one down, like floor tiles. Its left edge joins its right edge, its top joins its bottom.
    .batik = Sanggit tumpuk. Kawung, ceplok, nitik and jlamprang lie so, with whole cells in the cap.
    .tile = tile = [width, height] is the width and height of the tile; both are free. No other keys.
way-onda-ende = half-drop
    .does = Each column lies half a tile lower than the one to its left, so that the pattern flows along a slant.
    .batik = Buketan, wahyu tumurun and some ceplok. In the craft, half-brick is called onda-ende as well.
    .tile = tile = [width, height] is the width and height of the tile; both are free. No other keys.
way-natabata = half-brick
    .does = Each row lies half a tile farther right than the one above it, like bricks in a wall. The pattern flows sideways.
    .batik = “Laying bricks”: mega mendung in staggered rows, the scales of sisik gringsing.
    .tile = tile = [width, height] is the width and height of the tile; both are free. No other keys.
way-parang = slanted walk
    .does = The stamp walks along a slanted line. The next line lies beside it, in step with it or half a step on.
    .batik = Parang rusak, barong and klitik, at 45° as pakem asks. Without mlinjon it is a lereng.
    .tile = tile = [width, height]: the width is one step along the slanted walk, the height the distance to the next row; both are free. angle = 45 is the slant of the walk; half = true sets each row half a step on.
way-mubeng = turning about a corner
    .does = The stamp turns about one of its corners until it has come all the way round. What it made is then laid again and again.
    .batik = Square caps, or wedges like a slice of pizza. wedge = 90 suits one-handed banji and swirled ceplok.
    .tile = The first number of tile = [width, height] is how far the stamp reaches from its turning point; only wedge = 180 needs the height too. wedge = 180, 120, 90, 60, 45 or 30 is its corner; 45 and 30 make a medallion, laid in steps of every = [width, height].
way-mlampah-sareng = two stamps side by side
    .does = Two stamps walk side by side and make one raport. The second mirrors the first, is turned by half, or has its own drawing.
    .batik = Mirrored twins give facing birds in columns, and the rhomb nets of sido cloths in a checkerboard.
    .tile = tile = [width, height] is one stamp; both are free. order = "columns" or "checkerboard"; twin = "mirror", "turn" or "own" (own: layers with tile = "B" are on the second stamp).
way-drop = drop by a part
    .does = Each column lies lower than the one to its left by a part of the tile. With a third or a quarter, rows show less than with a half.
    .batik = A textile repeat. What batik knows of it is the half: onda-ende.
    .tile = tile = [width, height] is the width and height of the tile; both are free. by = "1/3" is how far each column drops, as a part of the height.
way-shift = shift by a part
    .does = Each row lies farther right than the one above it by a part of the tile, such as a third or a quarter.
    .batik = A textile repeat. What batik knows of it is the half: natabata, onda-ende.
    .tile = tile = [width, height] is the width and height of the tile; both are free. by = "1/3" is how far each row shifts, as a part of the width.
way-mirror = mirror repeat
    .does = Beside the tile lies its mirror image, and below both lie theirs. Any edge fits, because it meets itself.
    .batik = Ceplok on rectangles. A cap cannot mirror: put all four into the cap, or use a mirrored twin.
    .tile = tile = [width, height] is one of the four; both are free. The cloth repeats after twice the width and twice the height. No other keys.
way-diamond = diamond
    .does = The tile is a rhomb standing on its point. Its copies lie along its four slanted sides.
    .batik = The nets of sidomukti, sidoluhur and other sido cloths, with an upright ornament in each wajik.
    .tile = tile = [width, height] gives the two diagonals of the rhomb, the rectangle around it; both are free. No other keys.
way-ogee = ogee
    .does = Like diamond, but the four sides swing like an S: the cell is round in the middle and pointed above and below.
    .batik = Laid like the wajik of the sido nets, only with curved sides.
    .tile = tile = [width, height] gives the two diagonals of the curved rhomb, the rectangle around it; both are free. No other keys.
way-lereng = slanted stripes
    .short = Slanted stripes
    .does = Slanted stripes lie side by side, and each repeats its own ornament along its length. After the last stripe the first comes again.
    .batik = Udan liris: lidah api, half-kawung, banji sawut, mlinjon, tritis, ada-ada and untu walang.
    .tile = tile = [width, height] is the upright piece that repeats. angle = 45 is the slant; stripes lists width, unit and frieze of each stripe. Layers with tile = "A", "B", … are drawn on the first, second, … stripe.
way-toss = scattered motifs
    .does = Motifs are strewn freely, their middles never nearer to one another than the gap. The whole piece then repeats.
    .batik = Small leaves and buds strewn between the ornaments of semen. It has an up, so keep it one-way.
    .tile = tile = [width, height] is the piece that repeats. gap = 30: least distance of the middles. turning = "one-way", "two-way", "four-way" or "free". Layers with tile = "A", "B", … are the motifs, each drawn about 0,0.
way-pinggiran = border
    .does = A row of units runs along the edges of the cloth and joins at the corners. Each side holds a whole number of units.
    .batik = Tumpal, untu walang, kemada, modang, pagersari.
    .tile = tile = [width, height] is the whole cloth. frieze = "pm11"; unit = [40, 30] is the length of a unit and the width of the border; corner = "mitre" (needs mirrors across) or "unit" (layers with tile = "B").
way-p1 = steps alone
    .does = The tile is laid again and again along its two sides. Nothing is turned and nothing is mirrored.
    .batik = Semen, buketan, sekar jagad, and parang with drawn heads.
    .tile = tile = [width, height] gives the two sides; both are free. angle = 75 is the angle between them, 90 if left out. Draw all of it.
way-p2 = half-turn
    .does = Beside the drawing lies the same one after a half-turn, on its head. Turned upside down, the cloth looks the same.
    .batik = Parang, when its blades are true half-turn pairs, and lereng.
    .tile = tile = [width, height] gives the two sides; both are free. angle = 75 is the angle between them, 90 if left out. Draw half of it; the rest follows.
way-pm = mirrors side by side
    .short = Mirrors in a row
    .does = Upright mirrors stand side by side: drawing, mirror image, drawing, mirror image. Rows below are the same.
    .batik = Facing birds, rows of tumpal, and semen with one mirror axis.
    .tile = tile = [width, height] is a rectangle; both sides are free. Draw half of it; the rest follows. No other keys.
way-pg = mirror and slide
    .does = The drawing is mirrored and slid half a tile down, again and again, like footprints. No mirror line is seen.
    .batik = Lung whose leaves stand on alternating sides.
    .tile = tile = [width, height] is a rectangle; both sides are free. Draw half of it; the rest follows. No other keys.
way-cm = mirrors in a rhomb
    .short = Rhomb mirrors
    .does = A drawing and its mirror image make a pair. Every next row of pairs lies half a tile to the side.
    .batik = The rhomb nets of sido cloths, the scales of sisik gringsing, wahyu tumurun.
    .tile = tile = [width, height] gives the two diagonals of a rhomb, the rectangle around it; both are free. Draw a quarter of the rectangle; the rest follows. No other keys.
way-pmm = mirrors both ways
    .does = Upright and level mirrors cross. Around each crossing lie four drawings that mirror one another.
    .batik = Ceplok on rectangles, and some nitik.
    .tile = tile = [width, height] is a rectangle; both sides are free. Draw a quarter of it; the rest follows. No other keys.
way-pmg = mirror and half-turn
    .short = Mirror, half-turn
    .does = A row of mirrored pairs. The next row is the same after a half-turn, so its pairs stand on their heads in the gaps.
    .batik = Two rows of tumpal, shifted and facing; waves.
    .tile = tile = [width, height] is a rectangle; both sides are free. Draw a quarter of it; the rest follows. No other keys.
way-pgg = mirror and slide, both ways
    .short = Slide both ways
    .does = The drawing is mirrored and slid, sideways and also downward. Half of the drawings stand on their heads.
    .batik = Head-to-foot semen; found on court batik of Surakarta.
    .tile = tile = [width, height] is a rectangle; both sides are free. Draw a quarter of it; the rest follows. No other keys.
way-cmm = two mirrors in a rhomb
    .short = Two mirrors
    .does = Four drawings mirror one another around each crossing of mirrors. The same four lie again in the middle between the crossings.
    .batik = Wajik nets, half-drop ceplok, and some nitik.
    .tile = tile = [width, height] gives the two diagonals of a rhomb, the rectangle around it; both are free. Draw an eighth of the rectangle; the rest follows. No other keys.
way-p4 = quarter-turn
    .does = Four drawings turn about a point, each a quarter-turn on, like a pinwheel. Nothing is mirrored.
    .batik = One-handed banji and swirled ceplok. One cap can lay it, by mubeng.
    .tile = The tile is a square: only the first number of tile = [width, height] counts, its side. Draw a quarter of it; the rest follows. No other keys.
way-p4m = quarter-turn on mirrors
    .short = Star of eight
    .does = Four mirrors cross at each turning point, upright, level and slanted. Eight drawings make a star around it.
    .batik = Kawung, truntum, ceplok, nitik and jlamprang.
    .tile = The tile is a square: only the first number of tile = [width, height] counts, its side. Draw an eighth of it; the rest follows. No other keys.
way-p4g = quarter-turn between mirrors
    .short = Mirrored pinwheel
    .does = Four drawings turn like a pinwheel. Beyond the mirror the next pinwheel turns the other way.
    .batik = Banji turning left and right by turns; ceplok with every other cell mirrored.
    .tile = The tile is a square: only the first number of tile = [width, height] counts, its side. Draw an eighth of it; the rest follows. No other keys.
way-p3 = third-turn
    .does = Three drawings turn about a point, each a third of a turn on. Nothing is mirrored.
    .batik = Rare. A cap with a corner of 120° is impractical; a large block by tubrukan serves better.
    .tile = The tile is a rhomb with a corner of 120°: only the first number of tile = [width, height] counts, its side. Draw a third of it; the rest follows. No other keys.
way-p3m1 = third-turn on mirrors
    .short = Mirrored triangle
    .does = Three mirrors cross at every turning point. Around it lie three drawings and their three mirror images.
    .batik = Rare. It needs a mirrored twin of the cap, or a whole raport in the cap.
    .tile = The tile is a rhomb with a corner of 120°: only the first number of tile = [width, height] counts, its side. Draw a sixth of it; the rest follows. No other keys.
way-p31m = third-turn between mirrors
    .short = Turned triangle
    .does = Mirrors form triangles. In each, three drawings turn about the middle; in the next triangle they turn the other way.
    .batik = Rare. It needs a mirrored twin of the cap, or a whole raport in the cap.
    .tile = The tile is a rhomb with a corner of 120°: only the first number of tile = [width, height] counts, its side. Draw a sixth of it; the rest follows. No other keys.
way-p6 = sixth-turn
    .does = Six drawings turn about a point, each a sixth of a turn on. Nothing is mirrored.
    .batik = Patterns like a turtle’s shell. A cap with a corner of 60° is impractical.
    .tile = The tile is a rhomb with a corner of 120°: only the first number of tile = [width, height] counts, its side. Draw a sixth of it; the rest follows. No other keys.
way-p6m = sixth-turn on mirrors
    .short = Star of twelve
    .does = Six mirrors cross at a point. Twelve drawings make a star around it.
    .batik = The closely packed rounds of gringsing, and ceplok on hexagons.
    .tile = The tile is a rhomb with a corner of 120°: only the first number of tile = [width, height] counts, its side. Draw a twelfth of it; the rest follows. No other keys.
way-p111 = row of steps
    .short = Steps alone
    .does = The drawing steps along the row. Nothing is turned and nothing is mirrored.
    .batik = Running leaves.
    .tile = tile = [length of a unit, width of the row]; both are free. Draw all of it. Rows lie one below another. In lereng and pinggiran: frieze = "p111".
way-p1a1 = row, mirror and slide
    .short = Mirror and slide
    .does = The drawing is mirrored in the middle line and slid half a unit along, like footprints.
    .batik = Lung with alternating leaves.
    .tile = tile = [length of a unit, width of the row]; both are free. Draw half of it; the rest follows. Rows lie one below another. In lereng and pinggiran: frieze = "p1a1".
way-pm11 = row, mirrors across
    .short = Mirrors across
    .does = Mirrors stand across the row: drawing, mirror image, drawing, mirror image.
    .batik = Tumpal and pucuk rebung.
    .tile = tile = [length of a unit, width of the row]; both are free. Draw half of it; the rest follows. Rows lie one below another. In lereng and pinggiran: frieze = "pm11".
way-p1m1 = row, mirror along
    .short = Mirror along
    .does = One mirror lies along the middle of the row: the lower half is the mirror image of the upper.
    .batik = Double bands of dots.
    .tile = tile = [length of a unit, width of the row]; both are free. Draw half of it; the rest follows. Rows lie one below another. In lereng and pinggiran: frieze = "p1m1".
way-p112 = row, half-turn
    .short = Half-turn
    .does = After every drawing comes the same one after a half-turn, on its head. Turned upside down, the row looks the same.
    .batik = The row of parang, S-scrolls, slanted untu walang.
    .tile = tile = [length of a unit, width of the row]; both are free. Draw half of it; the rest follows. Rows lie one below another. In lereng and pinggiran: frieze = "p112".
way-pma2 = row, mirrors and half-turn
    .short = Mirrors and turns
    .does = After every mirrored pair comes the same pair on its head, as in a zigzag.
    .batik = Zigzag untu walang; two rows of tumpal, shifted and facing.
    .tile = tile = [length of a unit, width of the row]; both are free. Draw a quarter of it; the rest follows. Rows lie one below another. In lereng and pinggiran: frieze = "pma2".
way-pmm2 = row, mirrors both ways
    .short = Mirrors both ways
    .does = Mirrors stand across the row, and one lies along its middle: left and right alike, above and below alike.
    .batik = Rows of mlinjon, beads; two rows of tumpal, point to point.
    .tile = tile = [length of a unit, width of the row]; both are free. Draw a quarter of it; the rest follows. Rows lie one below another. In lereng and pinggiran: frieze = "pmm2".

## Settings of a motif

param-out-of-range = { $name } = { CODE($asked) } is not possible; { CODE($taken) } was taken
    .hint = give a number from { CODE($min) } to { CODE($max) }
param-not-whole = { $name } must be a whole number; { CODE($asked) } was rounded to { CODE($taken) }
    .hint = give a whole number from { CODE($min) } to { CODE($max) }
param-not-a-number = { $name } must be a number, not “{ $given }”; { CODE($taken) } was taken
    .hint = give a number from { CODE($min) } to { CODE($max) }
    .near = write decimals with a point: { $near }
param-not-a-choice = { $name } cannot be “{ $given }”; { CODE($taken) } was taken
    .hint = it can be: { $choices }
    .near = do you mean “{ $near }”? It can be: { $choices }
param-unknown = { $owner } has no setting “{ $name }”
    .hint = it has: { $known }
    .near = do you mean “{ $near }”? It has: { $known }
setting-out-of-range = { $name } = { CODE($asked) } is not possible
    .hint = give a number from { CODE($min) } to { CODE($max) }
setting-not-whole = { $name } must be a whole number, not { CODE($asked) }
    .hint = give a whole number from { CODE($min) } to { CODE($max) }
setting-not-a-number = { $name } must be a number, not “{ $given }”
    .hint = give a number from { CODE($min) } to { CODE($max) }
setting-not-a-choice = { $name } cannot be “{ $given }”
    .hint = it can be: { $choices }
    .near = do you mean “{ $near }”? It can be: { $choices }

## Reading the text of a design

file-unmerged = two versions of this file were not merged: git has marked them with <<<<<<<, ======= and >>>>>>>
    .hint = keep one of both versions between the marks, and delete the lines with the marks
file-odd-blank = this blank ({ $code }) only looks like one, as word processors and web pages have them
    .hint = delete it and type a blank with the keyboard
file-curly-quote = “{ $mark }” is a quotation mark of books; design files have straight ones
    .hint = write it like "{ $text }"
file-unquoted = a text needs quotes
    .hint = write it like "{ $text }"
file-decimal-comma = decimals are written with a point
    .hint = write { $near }
file-unclosed = a closing { $mark } is missing
    .hint = write { $mark } at the end
file-no-value = the value is missing
    .hint = write it behind the equals sign
file-no-equals = the equals sign is missing
    .hint = write a key, an equals sign and a value: name = "kawung"
file-bad-number = “{ $given }” is not a number
    .hint = write the number alone, without a unit; a text needs quotes
file-single-section = { $name } is a list: every entry has a section of its own
    .hint = write [[{ $name }]] instead of [{ $name }]
file-no-section = the section [{ $name }] is missing
    .hint = begin it with a line [{ $name }]
    .near = do you mean [{ $name }] instead of [{ $near }]?
file-syntax = this is not written as a design file is
    .hint = look at the quotes, brackets and equals signs near the mark
file-empty = the file is empty
    .hint = begin a new design instead
    .shell = begin one with: canting new kain.batik --motif kawung
file-too-large = the file is larger than { $max } MB
    .hint = put large drawings into SVG files beside the design
file-too-much = the file has more words than a design can have
    .hint = check that this is a design, and put large drawings into SVG files beside it
file-too-deep = the brackets lie more than { CODE($max) } deep
    .hint = check that this is a design
file-twice = “{ $name }” is written twice
    .hint = leave one of them out
file-missing = “{ $name }” is missing here
    .hint = write it into this section
    .near = do you mean “{ $name }”, not “{ $near }”?
file-two-contents = a layer cannot be both “{ $first }” and “{ $second }”
    .hint = make two layers of them
file-not-a-list = “{ $name }” should be a list
    .hint = write it in square brackets: { $name } = [ … ]
file-not-a-table = “{ $name }” should be a section with keys of its own
    .hint = write { "{" } key = value { "}" } or a section of that name
file-not-a-text = “{ $name }” should be a text
    .hint = write it in quotes: { $name } = "…"
file-not-a-flag = “{ $name }” should be true or false
    .hint = write true or false without quotes
file-not-a-number = “{ $name }” should be a number
    .hint = write a number without quotes, with a point for decimals
file-not-a-pair = “{ $name }” should be two numbers
    .hint = write them like { $name } = [30, 30]
    .near = write decimals with a point: { $name } = { $near }
file-not-whole = “{ $name }” should be a whole number
    .hint = write it without decimals
file-not-positive = “{ $name }” should be greater than 0
    .hint = give a number above 0
file-not-finite = “{ $name }” is not a number that can be drawn
    .hint = write an ordinary number
file-number-too-large = “{ $name }” is too large a number
    .hint = write a smaller number
file-out-of-range = “{ $name }” cannot be { CODE($given) }
    .hint = give a number from { CODE($min) } to { CODE($max) }; nearest is { CODE($nearest) }
file-not-a-choice = “{ $name }” cannot be “{ $given }”
    .hint = it can be: { $choices }
    .near = do you mean “{ $near }”? It can be: { $choices }
file-not-a-letter = “{ $name }” of a layer should be one letter, from A to Z
    .hint = write it in quotes: { $name } = "B"
file-bad-share = “{ $given }” is no part of a tile
    .hint = write how many of how many parts, of { CODE($max) } at most; nearest is "{ $near }"
file-bad-wedge = a stamp of { CODE($given) } degrees does not come round
    .hint = it can be 180, 120, 90, 60, 45 or 30; nearest is { CODE($near) }
file-bad-stripes = a lereng cannot have { $count } stripes
    .hint = give it 1 to { CODE($max) }
file-too-long = “{ $name }” is too long
    .hint = keep it to { $max } characters
file-too-many = “{ $name }” has too many entries
    .hint = keep it to { $max }
file-bad-color = “{ $given }” is not a color
    .hint = write it like "#A83232"
file-part-without-name = a part has no name
    .hint = name it, for example klowong, isen or tembok
file-path-command = this is not a letter of a path
    .hint = a path begins with M; then M, L, H, V, C, S, Q, T, A and Z are possible
file-path-number = a number is missing here, or is not a number
    .hint = count the numbers after the letter: L takes two, C takes six
file-path-far = this point lies too far out
    .hint = keep to { CODE($max) } mm around the tile
file-path-too-long = the drawn paths are too long
    .hint = keep them to { $max } pieces in all, or put them into an SVG file beside the design

## Changing a design

edit-no-layer = there is no layer { CODE($number) }; the design has { $count ->
        [0] none
        [one] one
       *[other] { $count }
    }
    .hint = choose one of the layers that are there
edit-no-colorway = there is no colorway { CODE($number) }; the design has { $count ->
        [0] none
        [one] one
       *[other] { $count }
    }
    .hint = choose one of the colorways that are there
edit-locked = this layer is locked
    .hint = unlock it first
edit-other-kind = this layer has no “{ $name }”
    .hint = choose a layer that draws something else
edit-dyed = the color of “{ $part }” comes from the baths of this colorway
    .hint = change the baths, or the ones that reach the part

## Reading dye files

dye-file-syntax = { $file }:{ $line }:{ $column }: this is not written as a dye file is
    .hint = look at the quotes, brackets and equals signs there
dye-missing = { $file }:{ $line }:{ $column }: “{ $name }” is missing here
    .hint = write it into this section
dye-wrong-kind = { $file }:{ $line }:{ $column }: “{ $name }” should be { $wanted ->
        [number] a number
        [flag] true or false
        [list] a list
        [table] a table with keys of its own
        [sections] a list of sections
       *[text] a text
    }
    .hint = { $wanted ->
        [number] write a number without quotes, with a point for decimals
        [flag] write true or false without quotes
        [list] write it in square brackets: { $name } = [ … ]
        [table] write { "{" } key = value { "}" }
        [sections] write [[{ $name }]] above every one
       *[text] write it in quotes: { $name } = "…"
    }
dye-out-of-range = { $file }:{ $line }:{ $column }: “{ $name }” cannot be { CODE($given) }
    .hint = give a number from { CODE($min) } to { CODE($max) }
dye-bad-color = { $file }:{ $line }:{ $column }: “{ $given }” is not a color
    .hint = write it like "#1F2F55"
dye-not-a-choice = { $file }:{ $line }:{ $column }: “{ $name }” cannot be “{ $given }”
    .hint = it can be: { $choices }
    .near = do you mean “{ $near }”? It can be: { $choices }
dye-unknown-key = { $file }:{ $line }:{ $column }: the key “{ $name }” is unknown
    .hint = check the spelling; dyes/README.md lists the keys
    .near = do you mean “{ $near }”?
dye-shades-order = { $file }:{ $line }:{ $column }: the shade of { $given } dips does not come after one of fewer dips
    .hint = write the shades from few dips to many
dye-too-many = { $file }:{ $line }:{ $column }: “{ $name }” has too many entries
    .hint = keep it to { $max }
dye-too-long = { $file }:{ $line }:{ $column }: “{ $name }” is too long
    .hint = keep it to { $max } characters
dye-twice = { $file }:{ $line }:{ $column }: “{ $name }” is there twice; the first one was taken
    .hint = give this one another key

## Palettes of other programs

swatches-ending = the name { $path } does not end like that of a palette
    .hint = use .gpl for GIMP, Inkscape and Krita, .ase for Adobe’s programs, .css for web pages
swatches-too-large = a palette may have { $max } MB at most
    .hint = check whether this is the file you mean
swatches-not-gpl = this is not a palette of GIMP: its first line is not “GIMP Palette”
    .hint = save it again from GIMP, Inkscape or Krita, or correct the ending of its name
swatches-not-ase = this is not an Adobe swatch file: it does not begin with “ASEF” and version 1
    .hint = in Adobe’s programs choose “Save Swatch Library as ASE”, or correct the ending of its name
swatches-not-utf8 = the names are not written in UTF-8 and were read as Latin-1
    .hint = if letters look wrong, save the palette as UTF-8 from a text editor
swatches-bad-line = line { $line }: no color can be read in “{ $given }”, so it was left out
    .hint = write red, green and blue as whole numbers from 0 to 255, then the name: 34 34 32 latar
swatches-out-of-range = line { $line }: in “{ $given }” a number lies beyond 0 to 255; taken as { $color }
    .hint = write red, green and blue as whole numbers from 0 to 255
swatches-bad-block = color { $number } cannot be read and was left out
    .hint = in the program that wrote it, look at that color and save the palette again
swatches-cut-short = the palette ends in the middle; the colors before that were taken
    .hint = copy or save it again
swatches-see-through = { $count ->
        [one] one color is see-through; it was taken as opaque
       *[other] { $count } colors are see-through; they were taken as opaque
    }
swatches-cmyk = { $count ->
        [one] one color is written as printing inks (CMYK); how it looks is an estimate
       *[other] { $count } colors are written as printing inks (CMYK); how they look is an estimate
    }
    .hint = for exact colors, save the palette as RGB or Lab
swatches-beyond = { $count ->
        [one] one color is stronger than a screen can show; the nearest was taken
       *[other] { $count } colors are stronger than a screen can show; the nearest were taken
    }
swatches-groups = the palette has groups; all their colors stand in one list now
swatches-no-colors = { $count ->
        [one] one property is not a color and was left out
       *[other] { $count } properties are not colors and were left out
    }
    .hint = only colors such as #1F2F55 or #FFF are read
swatches-long-names = { $count ->
        [one] one name is longer than { $max } letters and was cut
       *[other] { $count } names are longer than { $max } letters and were cut
    }
swatches-too-many = { $count ->
        [one] one color beyond { $max } was left out
       *[other] { $count } colors beyond { $max } were left out
    }
    .hint = save only the colors that you need
swatches-more = { $count ->
        [one] one more place of the palette is like these
       *[other] { $count } more places of the palette are like these
    }
swatches-empty = the palette holds no color

## What there is to tell about a design

design-newer-version = a newer Canting wrote this design (version { $version }; this one knows { $known })
    .hint = what is unknown is kept; a newer Canting shows it
design-unknown-keys =
    { $count ->
        [one] a key is unknown and was kept: { $keys }
       *[other] { $count } keys are unknown and were kept: { $keys }
    }
    .hint = check the spelling
    .near = do you mean “{ $near }” instead of “{ $key }”?
design-no-layers = the design has no layers, so the cloth stays empty
    .hint = add a [[layer]] with a motif
design-no-colorways = the design has no colorway, so plain sogan colors were taken
    .hint = add a [[colorway]] with a color for each part
repeat-unknown-step = the step “{ $step }” is unknown; the tile was laid as tubrukan
    .shell = “canting repeats” lists them
    .near = do you mean “{ $near }”?
design-written-anew = the file was written anew, without its comments
    .hint = they can be copied back from an older copy of the file
cloth-unknown-form = the form “{ $form }” of the cloth is unknown
    .hint = known are: { $choices }
    .near = do you mean “{ $near }”?
cloth-without-room = the cloth of { $width } × { $height } mm is smaller than one tile of { $tile_width } × { $tile_height } mm
    .hint = size counts millimeters, such as size = [1050, 2500]
repeat-cell-fixed = a { $net ->
        [square] square
       *[hexagonal] hexagonal
    } cell has only one free side, so the cell of { $group } became { $width } × { $height } mm
    .hint = the first number of tile counts; write tile = { $tile }
repeat-angle-fitted = the angle of the { $group } cell became { $made }° instead of { $angle }°, so that the cloth repeats straight
    .hint = write angle = { $typed } to have it so from the start
repeat-walk-fitted = the stamps were moved by { $off } mm at most, so that the slanted lines close and the cloth repeats: from stamp to stamp it is now { $width } mm, from line to line { $height } mm, and the lines slant by { $made }°
    .hint = with tile = { $tile } and angle = { $typed } nothing has to be moved
repeat-walk-far = slanted lines of { $angle }° with such stamps never close, so the stamps were moved by { $off } mm, which shows at the joins: from stamp to stamp it is now { $width } mm, from line to line { $height } mm, and the lines slant by { $made }°
    .hint = write tile = { $tile } and angle = { $typed }, or another size
repeat-medallion = { $wedge } degrees make a medallion, which has no lattice of its own; it was laid every { $width } × { $height } mm
    .hint = write every = { $every } to say how far apart
repeat-medallions-overlap = the medallions are wider than they are apart, so they lie over one another
    .hint = write every = { $every } or more
repeat-stamp-one-side = a stamp that turns by { $wedge }° has only one free side, so it became { $width } × { $height } mm
    .hint = the first number of tile counts: how far the stamp reaches; write tile = { $tile }
repeat-slant-fitted = the stripes were fitted to the tile: { $made }° instead of { $angle }°, all of them together { $made_pitch } mm instead of { $pitch } mm
    .hint = with tile = { $tile } they come out as wanted
repeat-slant-far = stripes at { $angle }° do not close on this tile; the nearest are at { $made }°, all of them together { $made_pitch } mm instead of { $pitch } mm
    .hint = with tile = { $tile } they come out as wanted
repeat-units-fitted = the units of stripe { $tile } became { $made } mm instead of { $unit } mm, so that whole ones fill it
    .hint = write unit = { $typed } to have it so from the start
repeat-toss-crowded = a gap of { $gap } mm would strew more than { $max } motifs over the tile; { $made } mm was taken
    .hint = make the gap larger, or the tile smaller
repeat-toss-few =
    { $count ->
        [0] no motif finds room
        [one] only one motif finds room
       *[other] only { $count } motifs find room
    } on the tile with a gap of { $gap } mm
    .hint = make the tile larger, or the gap at most { $near } mm
repeat-border-stretched = on sides of { $side } mm the units of the border are up to { $percent } % longer or shorter than drawn, so that whole units fill them
    .hint = with unit = { $unit } it needs none; or with tile = { $near }
repeat-border-long = a border of units of { $unit } mm has no room on this cloth; they were made { $made } mm
    .hint = draw a shorter or narrower unit, or make the tile larger
repeat-border-mirrored = { $frieze } has no mirror, so the border runs mirrored from the middle of each side; otherwise its corners would not agree
    .hint = with corner = "unit" it runs one way around the cloth
repeat-idle-keys =
    { $count ->
        [one] “{ $step }” does not use a key, which was kept: { $keys }
       *[other] “{ $step }” does not use { $count } keys, which were kept: { $keys }
    }
    .hint = leave it out, or choose a step that has it
    .shell = leave it out, or choose a step that has it: “canting repeats” tells which
layer-no-such-tile = there is no tile { $tile } in the repeat “{ $step }”, so it was drawn on A
    .hint = it has: { $known }
isen-follows-nothing = isen fills the ground of the whole cell, so it does not follow “{ $step }”
    .hint = leave follow out
motif-covers-cell = a motif without a place covers the whole cell, so it does not follow “{ $step }”
    .hint = give it a place in the drawn part, or write follow = true or false
artwork-too-many-crossings =
    { $count ->
        [one] an area was left out at a border, because its outline crosses itself more than { $limit } times and cannot be cut
       *[other] { $count } areas were left out at a border, because their outlines cross themselves more than { $limit } times and cannot be cut
    }
    .hint = draw simpler outlines, or keep them clear of the corners
artwork-too-long = all outlines of one cell together would be { $length } m long, more than { $limit } m, so this layer was left out
    .hint = draw fewer or shorter lines, or make the tile larger
artwork-too-many-copies = one period would hold more than { $limit } copies of marks; the rest was left out
    .hint = draw fewer marks, or make the units larger
layer-skipped = was not tried, because too many layers before it were more than can be drawn
    .hint = mend those first
layer-empty = has nothing in it yet
    .hint = give it motif, isen, drawing or picture
layer-unknown-content = the layer “{ $name }” has nothing that can be drawn, only { $keys }
    .hint = a layer needs motif, isen, drawing or picture
    .near = do you mean “{ $near }” instead of “{ $key }”?
colorway-unknown-paint = the colorway “{ $name }” gives its colors in an unknown way, so plain sogan colors were taken
    .hint = use print with a color for each part, or dye with a chain such as dye = "sogan-yogya"
    .near = do you mean “{ $near }” instead of “{ $key }”?
colorway-twice = the name “{ $name }” is already that of colorway { $number }
    .hint = give it another name, so that the two can be told apart
    .shell = give it another name, so that --colorway can find it
palette-part-idle = the colorway “{ $colorway }” has a color for “{ $part }”, a part that nothing has
    .hint = leave it out, or check its spelling
    .near = do you mean “{ $near }”?
palette-parts-alike =
    { $count ->
        [one] with the { $colors } colors of the palette two parts that touch look alike: { $parts }
       *[other] with the { $colors } colors of the palette { $count } pairs of parts that touch look alike: { $parts }
    }
    .hint = add colors to the palette that differ more, or write others into “print”
palette-parts-missing =
    { $count ->
        [one] the colorway “{ $colorway }” has no color for a part, which got a plain one: { $parts }
       *[other] the colorway “{ $colorway }” has no color for { $count } parts, which got plain ones: { $parts }
    }
    .hint = give each part a color in the colorway
    .near = do you mean “{ $near }” instead of “{ $part }”?
artwork-marks-left-out =
    { $count ->
        [one] a mark was left out, because it is far larger than the tile or lies kilometers away
       *[other] { $count } marks were left out, because they are far larger than the tile or lie kilometers away
    }
    .hint = make the tile larger, or the layer smaller
artwork-marks-paint-nothing =
    { $count ->
        [one] a mark was left out, because no line of it leads anywhere
       *[other] { $count } marks were left out, because no line of them leads anywhere
    }
    .hint = let a path go on after “M”, as in “M25 5 L30 5”
artwork-too-many-marks = the design has more than { $limit } marks; the rest was left out
    .hint = draw fewer copies, or sparser isen
motif-unknown = there is no motif “{ $name }”
    .shell = “canting motifs” lists all of them
    .near = do you mean “{ $near }”?
isen-unknown = there is no isen “{ $name }”
    .shell = “canting isen” lists all of them
    .near = do you mean “{ $near }”?
isen-has-no-place = isen fills the whole ground, so its place says nothing
    .hint = leave place out
isen-clearance-aside = “clearance” within “params” does nothing; the layer keeps { $clearance } mm free
    .hint = write clearance on a line of its own, above or below params
isen-too-crowded = the ground was not filled, because the copies of marks that lie on it have more than { $limit } corners
    .hint = make the marks smaller than the tile, or simpler
isen-no-room = there is not enough room for the isen “{ $name }” on the ground
    .hint = make params.size smaller, or clearance
picture-missing = the picture “{ $file }” does not exist
    .hint = put it beside the design, or correct its name
    .near = do you mean “{ $near }”?
picture-broken = the picture “{ $file }” cannot be read: { $detail }
    .hint = save it as plain SVG, for example with Inkscape
picture-cut-off = the picture “{ $file }” is cut off: it ends in the middle
    .hint = copy it or save it once more
picture-empty = the picture “{ $file }” has nothing that can be drawn
    .hint = turn text and images into paths, for example with Inkscape
picture-too-large = the picture “{ $file }” has more than { $limit } curves and lines
    .hint = simplify its paths, for example with Inkscape
picture-too-many = the picture “{ $file }” has more than { $limit } shapes or groups
    .hint = unite shapes of one color, or split the picture over several files
picture-too-copied = the picture “{ $file }” comes to more than { $limit } MB once the copies in it are written out
    .hint = draw fewer copies, and let the repeat copy them
picture-too-deep = in the picture “{ $file }” groups lie more than { $limit } deep within one another
    .hint = ungroup them, for example with Inkscape
picture-too-many-attributes = the elements of the picture “{ $file }” have too many attributes to be compared, up to { $count } on one
    .hint = save it as plain SVG, for example with Inkscape
picture-too-many-rules = the { $count } rules in the style sheet of the picture “{ $file }” take too long to be matched with its elements
    .hint = use fewer rules, with few groups in each selector, or save it with presentation attributes
picture-color-unmet = nothing in the picture “{ $file }” has the color { $color }, to which parts gives “{ $part }”
    .hint = it has, the nearest first: { $there }
picture-colors-unmet = { $count ->
        [one] one more color
       *[other] { $count } more colors
    } in parts fit nothing in the picture “{ $file }”
    .hint = compare them with the colors of the picture
    .shell = “canting picture { FILE($file) }” lists the colors that it has
picture-colors-merged = { $count } colors of the picture “{ $file }” become one part, { $part }: { $colors }
    .hint = { $left ->
        [0] to keep them apart: { $line }
       *[other] to keep those of most shapes apart: { $line }; { $left } more are too many to sort: use fewer colors
    }
picture-colors-shared = in the picture “{ $file }”, { $color } is given the part { $part }, which { $named } has by the name of its layer; the two become one
    .hint = give { $color } another part, or leave it if that is meant
picture-sized-units = the picture “{ $file }” is { $width } × { $height } mm, as it says
picture-sized-pixels = the picture “{ $file }” gives its size in pixels; taken as 96 to the inch it is { $width } × { $height } mm
    .hint = if it should be of another size, save it with millimeters, or give its layer a place with a scale
picture-sized-view-box = the picture “{ $file }” gives no size; with 96 units to the inch it is { $width } × { $height } mm
    .hint = if it should be of another size, save it with millimeters, or give its layer a place with a scale
picture-sized-illustrator = the picture “{ $file }” comes from Illustrator, which counts 72 points to the inch; so it is { $width } × { $height } mm
    .hint = if it should be of another size, give its layer a place with a scale
picture-sized-inkscape = the picture “{ $file }” comes from an old Inkscape, which counted 90 pixels to the inch; so it is { $width } × { $height } mm
    .hint = if it should be of another size, save it with a newer one, or give its layer a place with a scale
picture-sized-drawing = the picture “{ $file }” gives neither a size nor a viewBox; as large as what is drawn in it, it is { $width } × { $height } mm
    .hint = if it should be of another size, save it with millimeters, or give its layer a place with a scale
picture-colors = Its colors, and the part that each becomes:
picture-color = { $color }  { $part }{ $is_moved ->
        [0] {""}
       *[other] {" "}→ { $proposed }
    }  ({ $count ->
        [one] one shape
       *[other] { $count } shapes
    })
picture-color-named = { $color }  { $part }{ $is_moved ->
        [0] {""}
       *[other] {" "}→ { $proposed }
    }  ({ $count ->
        [one] one shape
       *[other] { $count } shapes
    }, by the name of a layer)
picture-colors-more = and { $count } more
picture-paste = To be pasted into a design; change the parts as you like:
picture-left-text = the picture “{ $file }” has { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, not drawn
    .hint = turn text into outlines: in Inkscape with Path > Object to Path, in Illustrator with Type > Create Outlines
picture-left-image = the picture “{ $file }” has { $count ->
        [one] { $count } photo or scan
       *[other] { $count } photos or scans
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, not drawn
    .hint = trace it into shapes: in Inkscape with Path > Trace Bitmap
picture-left-linked = the picture “{ $file }” has { $count ->
        [one] { $count } copy of something in another file
       *[other] { $count } copies of something in other files
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, not drawn
    .hint = put the original into the picture itself
picture-left-loop = the picture “{ $file }” has { $count ->
        [one] { $count } copy that holds itself
       *[other] { $count } copies that hold themselves
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, not drawn
    .hint = unlink the clone: in Inkscape with Edit > Clone > Unlink Clone
picture-left-mask = the picture “{ $file }” has { $count ->
        [one] { $count } object behind a mask of half tones
       *[other] { $count } objects behind masks of half tones
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, not drawn, since wax is never half there
    .hint = use a mask of plain white and black shapes, or cut the object by hand
picture-left-clip = the picture “{ $file }” has { $count ->
        [one] { $count } object cut by text, or by CSS with a shape of its own
       *[other] { $count } objects cut by text, or by CSS with shapes of its own
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, not drawn
    .hint = turn the text into outlines (in Inkscape with Path > Object to Path), and cut in the drawing program: Object > Clip > Set, or Path > Intersection
picture-left-crowded = the picture “{ $file }” has { $count ->
        [one] { $count } object that takes too much work to be cut
       *[other] { $count } objects that take too much work to be cut
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, not drawn
    .hint = simplify it, or cut it in the drawing program with Path > Intersection
picture-left-pattern = the picture “{ $file }” has { $count ->
        [one] { $count } object filled with too many copies of a pattern
       *[other] { $count } objects filled with too many copies of patterns
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, not drawn
    .hint = make the pattern larger or simpler
picture-left-filter = the picture “{ $file }” has { $count ->
        [one] { $count } object with a shadow, blur or other effect
       *[other] { $count } objects with shadows, blurs or other effects
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, drawn without the effect
    .hint = leave it if the effect is of no use; otherwise draw it as shapes
picture-left-gradient = the picture “{ $file }” has { $count ->
        [one] { $count } gradient
       *[other] { $count } gradients
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, drawn flat, as one part
    .hint = draw the shades as areas of their own, one color each
picture-left-opacity = the picture “{ $file }” has { $count ->
        [one] { $count } half transparent object
       *[other] { $count } half transparent objects
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, drawn whole, since wax is never half there
    .hint = hide what shall not be waxed, and make the rest opaque
picture-left-blend = the picture “{ $file }” has { $count ->
        [one] { $count } object whose color mixes with those below
       *[other] { $count } objects whose colors mix with those below
    }{ $named ->
        [0] {""}
       *[other] {" "}(such as “{ $id }”)
    }, drawn plain, the upper over the lower
    .hint = set the blend mode to Normal, and draw the overlap as an area of its own
fit-cells = the cell became { $made_width } × { $made_height } mm instead of { $width } × { $height } mm, so that the tile holds whole cells
    .hint = with tile = { $tile } it needs no fitting
fit-rows = the rows were fitted to the tile: height { $made_pitch } mm, unit { $made_unit } mm, angle { $made_angle }° (asked { $pitch } mm; { $unit } mm; { $angle }°)
    .hint = with tile = { $tile } it comes out as wanted

## Motif scripts

script-syntax = { $file }:{ $line }:{ $column }: this is not written as a script is
    .hint = look at the brackets, commas and semicolons near it
script-missing-token = { $file }:{ $line }:{ $column }: a “{ $token }” is missing
    .hint = write it here or at the end of the line before, or close the bracket before it
script-open-text = { $file }:{ $line }:{ $column }: a text begins here and does not end
    .hint = close it with the same quotation mark
script-ends-early = { $file }:{ $line }:{ $column }: the script ends too early
    .hint = look for a bracket that is not closed
script-unknown-name = { $file }:{ $line }:{ $column }: there is no “{ $name }”
    .hint = check the spelling, or give it a value with let
script-unknown-word = { $file }:{ $line }:{ $column }: there is no word “{ $word }” that takes { $count ->
        [0] no values
        [one] 1 value
       *[other] { $count } values
    }
    .hint = check the spelling, and how many values it takes
script-unknown-property = { $file }:{ $line }:{ $column }: there is no “{ $name }” behind this dot
    .hint = check the spelling; settings stand in params
script-operator = { $file }:{ $line }:{ $column }: “{ $word }” does not fit between these values
    .hint = check that both are numbers
script-outside-list = { $file }:{ $line }:{ $column }: the list has { $count ->
        [0] no entries, so none at { $index }
        [one] 1 entry, but none at { $index }
       *[other] { $count } entries, but none at { $index }
    }
    .hint = the first entry is at 0
script-stopped = { $file }:{ $line }:{ $column }: the script stopped itself: { $detail }
    .hint = other settings may help
script-failed = { $file }:{ $line }:{ $column }: this cannot be carried out; Rhai says “{ $detail }”
    .hint = look at this line of the script
script-missing = { $file }: something is missing: { $what }
    .hint = every motif has about, params and draw
script-bad-kind = { $file }: the kind “{ $name }” sets something that no setting can be
    .hint = give it keys and values of params
script-empty = { $file }: nothing was drawn
    .hint = other settings may help
script-not-a-number = { $file }:{ $line }:{ $column }: “{ $word }” needs a number
    .hint = check the order of the values
script-not-finite = { $file }:{ $line }:{ $column }: “{ $word }” was given a number that cannot be drawn
    .hint = look for a division by 0
script-not-a-point = { $file }:{ $line }:{ $column }: “{ $word }” needs a point
    .hint = write it like [10, 20]
script-size-not-positive = { $file }:{ $line }:{ $column }: “{ $word }” needs a size greater than 0
    .hint = give a number above 0
script-param-range = { $file }:{ $line }:{ $column }: the range of the setting “{ $name }” does not hold its default
    .hint = write default, smallest, largest in this order
script-path-data = { $file }:{ $line }:{ $column }: from “{ $rest }” on this is not a path as SVG has it
    .hint = write it like "M0,0 L10,0 L10,10 Z"
script-handle-elsewhere = { $file }:{ $line }:{ $column }: “handle” belongs into fn handles(p, pen)
    .hint = move it there; put measures that both need into a function of their own
script-handle-unknown = { $file }:{ $line }:{ $column }: “{ $name }” is no setting that is a number
    .hint = these can be held: { $known }
script-pick-from-nothing = { $file }:{ $line }:{ $column }: an empty list has nothing to pick
    .hint = put something into the list
script-mark-not-finite = { $file }:{ $line }:{ $column }: a mark lies where nothing can be drawn
    .hint = look for a division by 0 or a very large number
script-too-many-marks = { $file }:{ $line }:{ $column }: more than { $limit } marks
    .hint = draw fewer or larger ones
script-too-many-pens = { $file }:{ $line }:{ $column }: more than { $limit } places to draw at
    .hint = make the cells larger
script-too-many-operations = { $file }:{ $line }:{ $column }: the script does not come to an end
    .hint = look for a loop that never stops
script-too-deep = { $file }:{ $line }:{ $column }: functions call one another too deeply
    .hint = look for a function that calls itself without end
script-too-large = { $file }:{ $line }:{ $column }: something grew too large
    .hint = look for a list or text that grows without end
script-unknown-isen = { $file }:{ $line }:{ $column }: there is no isen “{ $name }”
    .shell = “canting isen” lists all of them
script-plant-too-large = { $file }:{ $line }:{ $column }: the plant grew beyond { $limit } pieces
    .hint = let it grow fewer times
script-too-much-work = { $file }:{ $line }:{ $column }: the shapes take more than { $limit } steps of work
    .hint = draw fewer or simpler shapes, and draw shapes that are alike once
script-too-much-read = { $file }:{ $line }:{ $column }: lists and texts are read too often: more than { $limit } entries in all
    .hint = keep lists short, and take what a loop needs out of them before the loop
script-nested-too-deep = { $file }:{ $line }:{ $column }: something lies more than { $limit } deep in itself: brackets, lists, functions, or words in a row
    .hint = give the inner ones a name of their own, and join lists with + instead of putting one into the other
script-too-long = { $file }: the script is longer than { $limit } kB
    .hint = a motif is some hundred lines; draw what repeats in a loop
script-too-many-tokens = { $file }:{ $line }:{ $column }: the script has more than { $limit } words, numbers and signs
    .hint = a motif is some hundred lines; draw what repeats in a loop
script-too-many-values = { $file }:{ $line }:{ $column }: more than { $limit } values in one bracket
    .hint = put them into a list
script-too-many-entries = { $file }:{ $line }:{ $column }: a list with more than { $limit } entries
    .hint = compute them in a loop
script-tile-too-large = { $file }: the tile is too large for so small a motif: it holds { $copies } times the motif’s own tile of { $own_width } × { $own_height } mm
    .hint = make the tile at most { $width } × { $height } mm, or the motif larger; the cloth repeats the tile

## What is true of a repeat

fact-repeat = repeat: { $step }, tile { $width } × { $height } mm; the cloth repeats straight every { $period_width } × { $period_height } mm
fact-symmetry = symmetry: { $group }
fact-symmetry-marks = symmetry: { $group } by the marks as they are drawn; where some are joined or hidden the cloth may have more
fact-smaller = smallest raport: { $width } × { $height } mm laid as { $step } makes the same cloth; the drawing stands { $times } times in the cell
fact-seam-closed = seam of { $tile }: lines meet the edges at { $count ->
        [one] 1 place and go on there
       *[other] { $count } places and go on at all of them
    }
fact-seam-crowded = seam of { $tile }: so many marks lie across its edges that nothing was proved
fact-seam-curved = seam of { $tile }: its edge is curved, so nothing was proved; “diamond” has the same lattice and straight edges
fact-seam-free = seam of { $tile }: nothing crosses the edges
fact-seam-open = seam of { $tile }: at { $open } of { $count } places lines meet the edges and do not go on
fact-front = stamps: { $told }
fact-back = back: { $told }
sanggit =
    .tumpuk = tumpuk (blocks stacked straight)
    .natabata = natabata (laid like bricks)
    .kitiran = kitiran (turned about a corner)
    .lepas = lepas (nothing crosses)
fact-sanggit = sanggit of { $tile }: { $sanggit }
fact-ground = ground: { $count ->
        [one] layer { $layers } is
       *[other] layers { $layers } are
    } not in these stamps; { $with ->
        [stamp] another stamp as large as the cell, { $width } × { $height } mm, has to print that
       *[hand] that is drawn by hand, since the cell, { $width } × { $height } mm, is far larger than a stamp
    }
seam-corner = a line makes a sharp bend of { $bend }° where it crosses { $side ->
        [top] the upper edge of tile { $tile }, { $x } mm from the left
        [right] the right edge of tile { $tile }, { $y } mm from the top
        [bottom] the lower edge of tile { $tile }, { $x } mm from the left
        [left] the left edge of tile { $tile }, { $y } mm from the top
       *[other] an edge of tile { $tile }, { $x } mm from the left and { $y } mm from the top of the tile
    }
    .hint = let it leave the tile in the direction in which it comes into the next one; at a mirror that is straight across the edge
seam-open = a line stops at { $side ->
        [top] the upper edge of tile { $tile }, { $x } mm from the left
        [right] the right edge of tile { $tile }, { $y } mm from the top
        [bottom] the lower edge of tile { $tile }, { $x } mm from the left
        [left] the left edge of tile { $tile }, { $y } mm from the top
       *[other] an edge of tile { $tile }, { $x } mm from the left and { $y } mm from the top of the tile
    }, and the next tile does not carry it on
    .hint = draw the line on beyond the edge, or end it well inside the tile
seam-open-near = a line stops at { $side ->
        [top] the upper edge of tile { $tile }, { $x } mm from the left
        [right] the right edge of tile { $tile }, { $y } mm from the top
        [bottom] the lower edge of tile { $tile }, { $x } mm from the left
        [left] the left edge of tile { $tile }, { $y } mm from the top
       *[other] an edge of tile { $tile }, { $x } mm from the left and { $y } mm from the top of the tile
    }; the line that could carry it on in the next tile begins { $apart } mm beside it{ $bend ->
        [0] {""}
       *[other] {" "}and runs another way, by { $bend }°
    }
    .hint = move both ends together: within 0.3 mm and 10° nobody sees the seam
seam-area-cut = { $all ->
        [yes] an area is cut off along all of the { $side ->
            [top] upper edge
            [right] right edge
            [bottom] lower edge
            [left] left edge
           *[other] length of an edge
        } of tile { $tile }
       *[no] an area is cut off along { $side ->
            [top] the upper edge of tile { $tile }, between { $from } and { $to } mm from the left
            [right] the right edge of tile { $tile }, between { $from } and { $to } mm from the top
            [bottom] the lower edge of tile { $tile }, between { $from } and { $to } mm from the left
            [left] the left edge of tile { $tile }, between { $from } and { $to } mm from the top
           *[other] an edge of tile { $tile } for { $length } mm, beginning { $x } mm from the left and { $y } mm from the top of the tile
        }
    }, and the next tile does not carry it on
    .hint = draw the whole shape, beyond the edge too: what lies beyond comes in on the other side by itself
seam-more = { $count } more places at the edges do not go on
    .shell = “canting check FILE --json” tells them all

## Pictures

drawing-size = a drawing of { $width } × { $height } mm is not possible
    .hint = give the cloth a size like 1050 × 2500 mm
    .shell = give --cloth a size like 1050x2500
drawing-copies = the cloth would hold { $count } copies of the tile along one side; { $max } at most are possible
    .hint = make the cloth smaller, or the tile larger
drawing-marks = a flat drawing of this cloth would hold { $count } marks; { $max } at most are possible
    .hint = keep copies as copies, or make the cloth smaller
    .shell = leave --flat out, or make the cloth smaller

pdf-size = a page of { $width } × { $height } m is not possible; numbers of a PDF are exact enough for { $max } m
    .hint = make the cloth smaller

png-dpi = a picture cannot have { $dpi } dots per inch
    .hint = take a number above 0; 300 is right for most printers
    .shell = give --dpi a number above 0; 300 is right for most printers
png-too-fine = at { $dpi } dots per inch the tile has no whole number of dots that a picture can hold
    .hint = choose another number of dots per inch
    .shell = choose another --dpi
png-too-many = a picture of { $width } × { $height } dots is more than any disk would hold
    .hint = choose coarser dots or make the cloth smaller; { $max } dots is the most
    .shell = lower --dpi or make the cloth smaller; { $max } dots is the most
png-size = a picture of { $width } × { $height } dots is not possible; each side may have { $max } at most
    .hint = make the cloth smaller or larger, or the dots
    .shell = make the cloth or --dpi smaller or larger

## Colorways of baths

file-dye-no-baths = the list of baths is empty
    .hint = name a dye, such as baths = ["indigo", "soga-yogya"], or leave “baths” out for the usual ones of the chain
file-dye-many-baths = { $count } baths are more than a cloth can take; at most { CODE($max) } fit
    .hint = several colors that are brushed on can share one dye; a gradation needs one bath and “tints”
file-dye-without-name = a bath needs the name of a dye
    .shell = “canting dyes” lists them
file-dye-dips-and-depth = a bath has either “dips” or “depth”
    .hint = dips = 6 counts dips; depth = 0.5 is half of the deepest shade
file-dye-no-such-bath = “{ $name }” names bath { $number }, and there are { CODE($max) }
    .hint = baths are counted from { $first }, in the order of the list
file-dye-no-bath-called = no bath has the dye “{ $name }”
    .hint = name one of the list “baths”, or write its number, counted from 1
    .near = do you mean “{ $near }”?
file-dye-bath-twice = two baths have the dye “{ $name }”
    .hint = write the number of the bath, counted from 1
file-dye-parts-and-steps = a colorway has either “parts” or “steps”
    .hint = with “steps”, wax decides what each bath reaches; leave “parts” out
file-dye-one-work = each step is one piece of work: { $choices }
    .hint = such as { "{" } wax = ["klowong"] { "}" }, { "{" } dip = 1 { "}" } or { "{" } boil = true { "}" }
file-dye-work-key = a step does not have “{ $name }”
    .hint = wax, close and scrape list parts; brush is a bath with “parts”; dip is a bath; boil is true
file-dye-boil = “{ $name }” can only be true
    .hint = boil = true boils off all wax; leave the step out otherwise
file-dye-no-parts = “{ $name }” lists no part
    .hint = name what is waxed, scraped or brushed, such as ["klowong", "isen"]
dye-chain-unknown = the chain “{ $name }” is unknown
    .hint = known are: { $choices }
    .near = do you mean “{ $near }”?
dye-cloth-unknown = the cloth “{ $name }” is unknown, so mori was taken
    .hint = known are: { $choices }
    .near = do you mean “{ $near }”?
dye-no-baths = the colorway has no bath, and so no color
    .hint = list “baths”, or choose a “chain”: { $choices }
dye-unknown = bath { $number }: there is no dye “{ $name }”, and so the bath colors nothing
    .hint = choose one that there is; dyes of your own go into the folder dyes beside the design
    .shell = “canting dyes” lists them; dyes of your own go into the folder dyes beside the design
    .near = do you mean “{ $near }”?
    .shell-near = do you mean “{ $near }”? “canting dyes” lists all
dye-parts-missing =
    { $count ->
        [one] it is not said which baths reach { $parts }, which stays as the cloth is
       *[other] it is not said which baths reach { $count } parts, which stay as the cloth is: { $parts }
    }
    .hint = add each to “parts”, such as { "{" } latar = [1, 2] { "}" }, with [] for what stays white; or choose a “chain”
dye-bath-beyond = “{ $part }” names bath { $number }, and there are { $count }
    .hint = baths are counted from 1, in the order of the work
dye-part-idle = the colorway names “{ $part }”, a part that nothing has
    .hint = the design has: { $choices }
    .near = do you mean “{ $near }”? The design has: { $choices }
dye-bath-idle = bath { $number }, “{ $name }”, reaches nothing
    .hint = leave it out, or let it reach a part
match-another-bath = “{ $part }”: this color needs baths of its own: { $dyes }
    .hint = give this part one of the colors that are there, or add such a bath by hand
match-lighter-than-cloth = “{ $part }”: this color is lighter than the cloth, and dyes only darken
    .hint = choose a whiter cloth, or leave this part as the cloth is
match-too-vivid = “{ $part }”: no dye here is as vivid as this color
    .hint = choose a quieter color, or add a dye of your own in the folder dyes
match-dark-over-light = “{ $part }”: the cloth itself has a color, and dyes add to it instead of covering it
    .hint = choose a whiter cloth
match-no-such-dye = “{ $part }”: no dye here comes near this color
    .hint = add a dye of your own in the folder dyes
suggestion-name = { $mood ->
        [sogan] Sogan
        [pesisir] Pesisir
        [kelengan] Kelengan
        [pastel] Pastel
       *[own] Own colors
    } on { $ground ->
        [white] white
        [black] black
        [grey] grey
        [cream] cream
        [orange] orange
        [brown] brown
        [yellow] yellow
        [green] green
        [turquoise] turquoise
        [blue] blue
        [purple] purple
        [pink] pink
        [maroon] maroon
       *[red] red
    }{ $number ->
        [1] { "" }
       *[other] { " " }{ $number }
    }
work-scraped-bare = number { $step } of “steps”: there is no wax on “{ $part }” to scrape off
    .hint = wax it in an earlier step, or leave it out here
work-waxed-twice = number { $step } of “steps”: “{ $part }” is under wax already
    .hint = leave it out here
work-brushed-wax = number { $step } of “steps”: “{ $part }” is under wax, and no brush gets through
    .hint = brush before you close it, or scrape it first
work-no-such-bath = number { $step } of “steps”: there is no bath { $number }
    .hint = baths are counted from 1, in the order of the list
work-dipped-wax = number { $step } of “steps”: everything is under wax, so bath { $number } reaches nothing
    .hint = leave free what the bath should color
work-boiled-bare = number { $step } of “steps”: there is no wax to boil off
    .hint = leave the step out
work-unknown = number { $step } of “steps”: this work is unknown, and was left out
    .hint = known are: wax, close, scrape, brush, dip, boil
work-met-twice = number { $step } of “steps”: the cloth has met bath { $number } before; it counts once
    .hint = list the dye once more under “baths”, and name the new number
dye-many-baths = { $count } baths are more than a workshop does for one cloth; up to { $max } are usual
    .hint = let colors overlap: red over yellow is orange without a bath of its own
dye-many-brushes = { $count } colors to brush on are many; up to { $max } are usual
    .hint = let parts share a color
dye-light-over-dark =
    { $count ->
        [one] bath { $number }, “{ $name }”, hardly shows on { $parts }, which is dark already: dye cannot lighten
       *[other] bath { $number }, “{ $name }”, hardly shows on { $parts }, which are dark already: dye cannot lighten
    }
    .hint = close them with wax before this bath, or dye the light color first
dye-drowned = bath { $number }, “{ $name }”, is drowned by later ones on { $parts }
    .hint = close them with wax in this bath to save dye, or make the later ones lighter
dye-parts-alike = “{ $part }” and “{ $other }” touch and end in nearly the same color (Delta E { $difference })
    .hint = let different baths reach them, or make one bath deeper
dye-chain-alike =
    the chain { $chain } has too few colors for this drawing: { $parts } touch and end in the same { $color }, so no line shows between them
    .hint = let more baths reach some of them in “parts”, or choose a chain with more baths, such as sogan-yogya
dye-parts-lost =
    { $count ->
        [one] { $parts } cannot be seen: everything that it touches ends in the same { $color }
       *[other] { $parts } cannot be seen: everything that they touch ends in the same { $color }
    }
    .hint = let other baths reach it in “parts”
dye-too-deep = bath { $number }, “{ $name }”: no number of dips gets as deep as { $given }; the cloth is full at { CODE($max) }
    .hint = take at most { CODE($max) }, or a darker dye
dye-scraped-area = step { $step }: wax on areas does not come off clean with a blade: { $parts }
    .hint = boil it off, and wax anew
dye-better-order = in the order { $order } wax would come off { $then } instead of { $now } times; colors stay the same
    .hint = change the order of “baths”, and their numbers in “parts”

## The plan of the workshop

plan-title = { $design }: { $colorway }
plan-chain = chain: { $chain }; cloth: { $cloth }
plan-bath-dips =
    { $dips ->
        [one] bath { $number }: { $name }, { $dips } dip
       *[other] bath { $number }: { $name }, { $dips } dips
    }{ $weak ->
        [100] {""}
       *[other] {" "}in a vat at { $weak } % of its strength
    }
plan-bath-brushed = bath { $number }: { $name }, brushed on{ $strength ->
        [100] {""}
       *[other] , { $strength } % of the recipe
    }
plan-bath-strong = bath { $number }: { $name }{ $strength ->
        [0] {""}
        [100] {""}
       *[other] , { $strength } % of the recipe
    }
plan-bare = no bath
plan-color = { $color }  { $share } %  { $baths }: { $parts }
plan-heading =
    .baths = Baths
    .colors = Colors that come out
    .steps = Steps
    .wax = Wax
    .needs = For one piece
    .shopping = Shopping list
    .safety = Safety at work (K3)
    .sources = Sources of the recipes
plan-stage =
    bath { $number }: { $count ->
        [0] no wax lies on the cloth
       *[other] { $share } % of the cloth is under wax ({ $waxed })
    }{ $more ->
        [0] {""}
       *[other] ; new: { $added }
    }{ $less ->
        [0] {""}
       *[other] ; off: { $removed }
    }
plan-no-removal = no wax has to come off between the baths: it is only ever added
plan-scraped = wax comes off { $scraped } × between the baths, by scraping (ngerok); nothing has to be boiled off before the end
plan-boiled = wax comes off { $boiled } × between the baths; it has to be boiled off (nglorod), and what is still needed put on anew
plan-scraped-and-boiled = wax comes off between the baths: { $scraped } × scraped (ngerok), { $boiled } × boiled off (nglorod)
plan-wax = about { $grams } g of wax on one side of a piece of { $width } × { $height } mm; twice that where the back is waxed too (nerusi)
plan-recipe-as = as bath { $number }
plan-needs = bath { $number }, { $name }: { $needs }
plan-filled = { $count ->
        [0] about { $liters }
       *[other] about { $liters }, with { $items }
    }{ $apart ->
        [0] {""}
       *[other] ; a bath apart for all of the cloth: about { $apart-liters }, with { $apart-items }
    }
plan-wax-bought = wax (malam), one side
safety-always = Always: rubber gloves, apron and closed shoes; goggles where something splashes, a dust mask while weighing powders. Work where air moves, away from food and children; keep the vessels for dyeing only.
safety-hot = Wax and boiling water: never leave hot wax alone. If it smokes it is too hot; if it burns, put the lid on and turn off the stove, never pour water on it.
safety-unknown-needs = Not known: the file of { $dyes } does not say what else goes into the bath (needs), so its dangers are not in this list. Read the safety sheets of everything you use before you begin.
safety-unknown-chemicals = Not known: nothing here describes { $chemicals }. Read the safety sheets before you begin.
safety-vat =
    .indigo = Indigo vat: if yours is made with hydrosulfite (sodium dithionite) in the place of palm sugar, keep that powder dry and closed, since damp it heats up and can catch fire; its gas stings, so work outdoors and never mix it with acid.
    .naphthol = Naphthol: the powder and its lye irritate skin and lungs; weigh it with mask and gloves, and wash your hands before you eat.
    .remazol = Remazol: do not breathe the powder, since it can bring on asthma; add water to it slowly.
safety-waste = Waste water: let no bath run into drain, river or garden as it is. Collect it, bring it to pH 6 to 9, let the mud settle with alum and lime, and give mud and leftover powders to those who collect hazardous waste.
    .indigo = Waste of indigo: keep the vat, it can be freshened for the next cloth; a spent one is stirred until it stays blue and made neutral with vinegar.
    .soga = Waste of soga: boiled bark makes compost; lime water goes into the settling tank.
    .natural = Waste of plants: boiled plants make compost; fixing baths, above all those with iron, go into the settling tank.
    .naphthol = Waste of naphthol: mix what is left of naphthol and of salt in one tub, so that the dye settles, then make it neutral with vinegar.
    .indigosol = Waste of indigosol: make the acid bath neutral with soda ash or lime, little by little, since it foams.
    .remazol = Waste of Remazol: waterglass is alkaline, so make the rinsing water neutral with vinegar first.
plan-assumed = Estimates: { $wax } g of wax per square meter of wax, cloth of { $cloth } g/m², { $liquor } l of bath per kilogram of cloth, { $drunk } l per kilogram where it is brushed on. Every workshop has its own numbers.
plan-estimated = All colors are estimates (perkiraan) for a screen: dye a swatch first.
plan-honest = Please keep the names apart: batik is made with hot wax. A picture printed on cloth is a textile with batik motifs (tekstil motif batik).
plan-not-dyed = the colorway “{ $name }” has colors for print and no baths
    .hint = let the baths be found that come nearest
    .shell = “canting colorways { FILE($path) } --dye "{ $name }"” finds the baths that come nearest
plan-no-colorway = this design has no colorway of dye baths
    .hint = “canting colorways { FILE($path) } --suggest 6” proposes some
plan-no-step = there is no step { $step }; the plan has { $count }
    .hint = 0 is the washed cloth, { $count } the finished one
plan-step-no-picture = --step needs a picture to draw
    .hint = add -o step.png
plan-drawn = { $path }: the cloth after step { $step }, { $craft }
plan-washed = { $path }: the washed cloth
dye-measured = measured
dye-estimated = estimate (perkiraan)
craft-nglowong = wax the outlines, front and back: { $parts }
    .title = Nglowong
craft-ngiseni = wax the fillings, dots and fine lines: { $parts }
    .title = Ngiseni
craft-nembok = close the areas with thick wax: { $parts } ({ $share } % of the cloth)
    .title = Nembok
craft-medel = dip into { $name } (bath { $number }){ $dips ->
        [0] {""}
       *[other] , { $dips } ×
    }{ $weak ->
        [100] {""}
       *[other] {" "}in a vat at { $weak } % of its strength
    }, and air it each time
    .title = Medel
craft-nyoga = dip into { $name } (bath { $number }){ $dips ->
        [0] {""}
       *[other] , { $dips } ×
    }{ $weak ->
        [100] {""}
       *[other] {" "}in a vat at { $weak } % of its strength
    }, and dry it in the shade each time
    .title = Nyoga
craft-nyelup = dip into { $name } (bath { $number }){ $dips ->
        [0] {""}
       *[other] , { $dips } ×
    }{ $weak ->
        [100] {""}
       *[other] {" "}in a vat at { $weak } % of its strength
    }, and finish it as its recipe says
    .title = Nyelup
craft-nyolet = brush { $name } (bath { $number }) inside the wax lines, { $together ->
        [0] let dry, and finish it as its recipe says
       *[other] let dry; it is fixed together with bath { $together }
    }: { $parts }
    .title = Nyolet
craft-ngerok = scrape the wax off and rinse: { $parts }
    .title = Ngerok
craft-mbironi = close with wax what is to stay blue or white: { $parts } ({ $share } % of the cloth)
    .title = Mbironi
craft-mopok = close with wax what has its color: { $parts } ({ $share } % of the cloth)
    .title = Mopok
craft-nglorod = boil off all wax, rinse, dry in the shade
    .title = Nglorod
dyes-unknown = there is no dye “{ $name }”
    .hint = “canting dyes” lists them; dyes of your own go into the folder dyes beside the design
    .near = do you mean “{ $near }”?
dyes-cloths = Cloth
dyes-heading =
    .kind = kind
    .fixer = fixed with
    .synonyms = also called
    .shade = shade
    .recipe = recipe
    .needs = in the bath
    .apart = in a bath apart
    .source = source
    .origin = color
dyes-shade-unmet =
    { $dips ->
        [one] { $color } after { $dips } dip, shown as { $shown }
       *[other] { $color } after { $dips } dips, shown as { $shown }
    }
dyes-shade =
    { $dips ->
        [one] { $color } after { $dips } dip
       *[other] { $color } after { $dips } dips
    }
dye-kind =
    .indigo = Indigo
    .soga = Soga
    .natural = Plants
    .naphthol = Naphthol
    .indigosol = Indigosol
    .remazol = Remazol
plan-unknown = there is no plan, because not all of its dyeing is known: see the error above
    .hint = mend it and plan again
plan-lacking = not everything is as it should be: see the errors above
plan-sheet = COLOR PLAN (RENCANA WARNA)
plan-piece = one piece: { $width } × { $height } mm
plan-under-wax =
    { $count ->
        [0] no wax on the cloth
       *[other] under wax: { $parts } ({ $share } % of the cloth)
    }
plan-mask = Wax in bath { $number }
plan-legend = Right: the wax on the cloth as it goes into each bath. Dark is new, light lies from before, red was taken off.
pages-lacking =
    { $count ->
        [one] the fonts of printed pages have no { $letters }: a box stands for it, first on page { $page } in “{ $text }”
       *[other] the fonts of printed pages have no { $letters }: boxes stand for them, first on page { $page } in “{ $text }”
    }
    .hint = they have Latin and Javanese letters
film-size = { $width } × { $height } mm
films-lacking =
    { $count ->
        [one] the labels of the films lack { $letters }: a box stands for it
       *[other] the labels of the films lack { $letters }: boxes stand for them
    }
    .hint = our fonts have Latin and Javanese letters
films-strange =
    { $count ->
        [one] { $path } also holds { $names }, which is no film of this export
       *[other] { $path } also holds { $names }{ $more ->
            [0] {""}
           *[other] {" "}and { $more } more
        }, which are no films of this export
    }
    .hint = take out what is left from an earlier export, so that nobody prints it
trap-vain = a trap of { $trap } mm is less than half a dot at { $dpi } dpi, so the films have none
    .hint = choose finer dots or a larger trap
    .shell = raise --dpi or the trap
trap-out-of-range = “{ $text }” is no trap for a film
    .hint = it may be 0 to { $max } mm; printers take 0.1 to 0.3
sheet-more = and { $count } more
figure-finished = Picture: a piece of the finished cloth
figure-step = Picture: a piece of the cloth after step { $number }
figure-wax = Picture: where wax lies in bath { $number }
figure-card = Picture: a piece of the cloth in the colorway { $name }
dye-wall-open =
    { $count ->
        [one] bath { $number } is brushed on, and the wall of wax between “{ $part }” and “{ $other }” is open at ({ $x }, { $y }), { $length } mm wide
       *[other] bath { $number } is brushed on, and the wall of wax between “{ $part }” and “{ $other }” is open at { $count } places; the widest, { $length } mm, is at ({ $x }, { $y })
    }
    .hint = close the line there, or wax “{ $other }” before this bath
dye-wall-missing = bath { $number } is brushed on, and there is no wall of wax between “{ $part }” and “{ $other }”, such as at ({ $x }, { $y })
    .hint = draw an outline around “{ $part }” that is waxed, or wax “{ $other }” before this bath
dye-blade-near = step { $step }: a blade needs { $max } mm to lines that stay, and { $parts } come nearer to { $others }: as near as { $distance } mm, such as at ({ $x }, { $y })
    .hint = scrape with a narrow blade there, or let both be scraped
sheet-title = COLORWAYS (TATA WARNA)
sheet-count =
    { $count ->
        [one] { $count } colorway
       *[other] { $count } colorways
    }
sheet-print = colors for print
sheet-nearest = nearest that can be dyed, Delta E { $mean } on average:
sheet-known = by a chain that workshops know, Delta E { $mean } on average:
sheet-none = the design has no colorway to show
    .hint = “canting colorways { FILE($path) } --suggest 6 --add” adds some
sheet-made =
    { $pages ->
        [one] { $path }: { $count ->
            [one] { $count } colorway
           *[other] { $count } colorways
        } on { $pages } page
       *[other] { $path }: { $count } colorways on { $pages } pages
    }
plan-made =
    { $pages ->
        [one] { $path }: the plan, { $pages } page of { $paper }
       *[other] { $path }: the plan, { $pages } pages of { $paper }
    }
write-unknown-sheet = { $path } does not say which kind of sheet to write
    .hint = end the name with .pdf, .svg or .png
write-unknown-plan = { $path } does not say which kind of plan to write
    .hint = end the name with .pdf or .svg; --step N draws the cloth after a step as .png, .svg or .pdf
palette-made = { $path }: the palette of “{ $name }”
colorways-added =
    { $count ->
        [one] { $path } has one more colorway: { $names }
       *[other] { $path } has { $count } more colorways: { $names }
    }
pages-none = there is no page to write
    .hint = put something on the sheet first
pages-size = a page of { $width } × { $height } mm is not possible
    .hint = each side must be at least 1 mm and at most { $max } mm
pages-too-fine = at { $dpi } dots per inch the pages become a picture of { $width } × { $height } dots, which is too large
    .hint = choose coarser dots, or write a PDF
    .shell = lower --dpi, or write a PDF

recipe-nearest = “{ $name }” can be dyed nearly so: { $baths }; Delta E { $mean } on average, { $worst } at most ({ $part })
recipe-nearest-known = “{ $name }” can be dyed nearly so, by a chain that workshops know: { $baths }; Delta E { $mean } on average, { $worst } at most ({ $part })
recipe-known = “{ $name }” by the nearest chain that workshops know: { $baths }; Delta E { $mean } on average, { $worst } at most ({ $part })
recipe-best-added = the nearest recipe was added, not the known chain, which stays Delta E { $mean } away
    .shell = without --add both are shown; copy the one that you want into the design
recipe-none = no bath comes near “{ $name }”: the bare cloth is nearest
recipe-dyed = (dyed)
recipe-dyed-known = (dyed, known chain)
dye-lighter-than-cloth =
    dye “{ $name }”: its shade { $color } after { $dips } dips is brighter than its cloth { $cloth } in { $light ->
        [red] red
        [green] green
        [blue] blue
       *[other] a part of the spectrum
    }, and dyes only darken; { $shown } is shown
    .hint = measure it again on the cloth as it is stated, or state the cloth that it was measured on as “cloth”
dye-lighter-later =
    dye “{ $name }”: its shade { $color } after { $dips } dips is brighter than { $than } after { $before } dips in { $light ->
        [red] red
        [green] green
        [blue] blue
       *[other] a part of the spectrum
    }, and more of a dye only darkens; { $shown } is shown
    .hint = measure both shades again, or make two dyes of them
dyes-folder-unreadable = the dye folder { $path } cannot be opened
    .hint = check that it may be read; it holds .toml files
dyes-folder-full = the dye folder { $path } holds more than { $limit } files
    .hint = put several dyes into one file

mood-unknown = there is no mood “{ $name }”
    .hint = known are: { $choices }
    .near = do you mean “{ $near }”?
mood-without-colors = the mood “own” needs colors to be near to
    .hint = add --from with a palette file
count-out-of-range = “{ $text }” is not a number of suggestions
    .hint = give a whole number from { $min } to { $max }, such as 6
suggest-no-more = there are no more colorways in the mood “{ $mood }” that look different from those of the design
    .hint = try another seed, or another mood
    .shell = try another --seed, or another mood
suggest-few = of { $wanted } colorways in the mood “{ $mood }” only { $count } look different from one another and from those of the design
    .hint = try another seed, or another mood
    .shell = try another --seed, or another mood
suggest-none = nothing in the mood “{ $mood }” can be dyed for this design
    .hint = try another mood: sogan, pesisir, kelengan, pastel
dye-tints-unused = “tints” and “grade” are for a gradation with one bath, and do nothing here
    .hint = leave them out, or write chain = "{ $chain }" with a single bath
colorway-print-and-dye = the colorway has both “dye” and “print”; the baths count, and the colors for print are kept
    .hint = make two colorways of them
suggest-none-own = nothing can be dyed from these colors: they are as white as the cloth, or there is no dye near them
    .hint = choose a palette with stronger colors, or another mood
dyes-cloth = cloth

### The window: what is kept, and work elsewhere

window-autosave-nowhere = there is no folder to keep unsaved work in
    .hint = save the design often
window-autosave-unwritable = unsaved work cannot be kept: { $reason }
    .hint = save the design often
export-stopped = the export was stopped
export-file-name =
    .films = films
    .plan = plan
    .sheet = colorways
    .walk = walk
window-work-panicked = something went wrong inside the program: { $reason }
    .hint = your design is as it was; save it, and tell us what you did
window-save-no-file = the design has no file yet
    .hint = choose where to save it

## The window: commands

window-menu-file = File
window-menu-edit = Edit
window-menu-layer = Layer
window-menu-view = View
window-menu-help = Help
window-new = New…
    .hint = begin with an empty tile
window-open = Open…
    .hint = open a design from your computer
window-save = Save
    .hint = save this design
window-save-as = Save as…
    .hint = save under another name
window-import = Import SVG…
    .hint = bring a drawing as a layer
window-export = Export…
    .hint = make cloth a PNG, SVG, PDF or film
window-plan = Work plan…
    .hint = the order of wax, dye and lorod, to print
window-colorway-sheet = Colorway sheet…
    .hint = all colorways on one sheet
window-walk = Stamp walk…
    .hint = the place of every stamping
window-close = Close
    .hint = back to the start
window-quit = Quit
    .hint = close Canting
window-undo = Undo
    .hint = one step back
window-redo = Redo
    .hint = one step forward again
window-cut = Cut
    .hint = take the layer out of this design
window-copy = Copy
    .hint = copy the selected layers
window-paste = Paste
    .hint = put down the layer that was copied
window-duplicate = Duplicate
    .hint = make the selected layers once more
window-delete = Delete
    .hint = delete the selected layers
window-select-all = Select all
    .hint = select all layers
window-select-none = Select none
    .hint = no layer is selected
window-preferences = Settings…
    .hint = language, theme, snapping, true size
window-add-motif = Add motif
    .hint = from the library of motifs
window-add-isen = Add ground isen
    .hint = fill the ground with isen
window-add-drawing = Add drawing
    .hint = from an SVG file
window-flip-across = Flip horizontal
    .hint = mirror the selected layers
window-flip-down = Flip vertical
    .hint = mirror the selected layers
window-forward = Forward
    .hint = move the layer up
window-backward = Backward
    .hint = move the layer down
window-hide = Hide
    .hint = hide or show the layer
window-lock = Lock
    .hint = lock the layer so that it cannot change
window-rename = Rename
    .hint = give the layer another name
window-view-tile = 1 tile
    .hint = one tile alone
window-view-nine = 3 × 3
    .hint = a tile with its neighbors
window-view-cloth = Cloth
    .hint = the cloth as it repeats
window-true-size = True size
    .hint = as large as the cloth itself
window-fit-tile = Fit tile
    .hint = one tile fills the view
window-fit-cloth = Fit cloth
    .hint = the whole cloth is seen
window-zoom-in = Zoom in
    .hint = closer
window-zoom-out = Zoom out
    .hint = farther away
window-zoom-whole = 100 %
    .hint = the usual size on a screen
window-rulers = Rulers
    .hint = millimeters along the cloth
window-tile-edge = Tile edge
    .hint = where one tile ends
window-seams = Seams
    .hint = where tiles meet
window-dim = Dim copies
    .hint = one tile alone stays bright
window-snap = Snapping
    .hint = what moves holds on to edges and middles
window-hide-panels = Hide panels
    .hint = more room for the cloth
window-hide-all = Cloth alone
    .hint = hide everything but the cloth
window-theme-mori = Theme: Mori
    .hint = light, like white cloth
window-theme-malam = Theme: Malam
    .hint = dark, like night and wax
window-theme-system = Theme: as the system
    .hint = as on your computer
window-theme-next = Switch theme
    .hint = Mori or Malam
window-language = Language: English
    .hint = ganti ke bahasa Indonesia
window-keys = Keyboard
    .hint = all keys on one sheet
window-palette = Find a command…
    .hint = find a command, motif, repeat, color, design
window-glossary = Batik glossary
    .hint = what the terms of the craft mean
window-about = About Canting
    .hint = version and licenses
window-tool-select = Select
    .hint = click, move, turn
window-tool-hand = Hand
    .hint = move the cloth
window-library = Motif
    .hint = the library of motifs and isen
window-layers = Layers
    .hint = all layers, from top to bottom
window-history = History
    .hint = back to any step
window-checks = Checks
    .hint = whether this cloth is ready to be made
window-repeats = How cloth repeats
    .hint = choose how the tile repeats
window-suggest = Suggest colors
    .hint = six colorways that can be dyed
window-add-colorway = Add colorway
    .hint = begin with the one that is shown
window-edit-colors = Edit print colors
    .hint = the color of each part
window-find-dyes = Find dyes
    .hint = baths that come near these print colors
window-step-back = Step back
    .hint = one step of work back
window-step-forward = Step forward
    .hint = one step of work on
window-play = Play the work steps
    .hint = from white mori to the finished cloth

## The window: start, search, export and dialogs

window-nameless = Nameless
window-device-lost = The graphics card was lost for a moment. The cloth is drawn again.
window-cancel = Cancel
window-dismiss = Close
window-copy-details = Copy details
window-no-display = Canting found no display to open a window on
    .hint = run it on a computer with a display; the command line can do everything meanwhile
    .shell = run it on a computer with a display; meanwhile everything can be done from the command line, such as “canting export kain.batik -o kain.png”
window-no-adapter = No graphics card was found. Canting needs Vulkan, DirectX 12, Metal or OpenGL 3.3 to show cloth
    .hint = update the driver of the graphics card, then try again
    .shell = update the driver of the graphics card, then try again; meanwhile everything can be done from the command line, such as “canting export kain.batik -o kain.png”

window-gallery-home = Home
window-gallery-motifs = Motifs
window-gallery-samples = Sample designs
window-gallery-recent = Recent
window-gallery-open = Open a file…
window-gallery-empty = Empty tile
window-gallery-know = Did you know?
window-gallery-title = What will you batik today?
window-gallery-subtitle = Choose a motif and the cloth is there. You can still change all of it.
window-gallery-search = Find a motif or design
window-gallery-start = Start from a motif
window-gallery-continue = Continue
window-gallery-drop = Drop a .batik or .svg here
window-gallery-release = Let go to open
window-gallery-all = See { $count } designs
window-gallery-regions = All
window-gallery-region = Region
window-gallery-unsaved = Not saved
window-gallery-gone = Not found
window-gallery-forget = Remove { $name } from the list
window-gallery-none = Nothing matches “{ $text }”
    .hint = Try another name or spelling; Indonesian works too.
window-gallery-language = English
window-age =
    { $unit ->
        [now] Changed just now
        [minutes] Changed { $count } min ago
        [hours] Changed { $count } h ago
        [yesterday] Yesterday
        [days] { $count } days ago
        [last-week] Last week
        [weeks] { $count } weeks ago
        [months] { $count } months ago
       *[years] { $count } years ago
    }

window-find-field = Find a command, motif, repeat, color or design
window-find-recent = Used last
window-find-commands = Commands
window-find-motifs = Motifs
window-find-repeats = How cloth repeats
window-find-colorways = Colorways
window-find-designs = Designs
window-find-sample = sample
window-find-file = file
window-find-choose = choose
window-find-run = run
window-find-foot = Twin spellings and Indonesian are known too
window-find-none = Nothing matches “{ $text }”

window-export-title = Export cloth
window-export-film = Film
window-export-sheets = Sheets
window-export-kind = Kind of file
window-export-sheet = What is on the sheet
window-export-plan = Work plan
window-export-colorways = Colorway sheet
window-export-walk = Stamp walk
window-export-paper = Format of the sheet
window-export-size = Size
window-export-size-of = { $width } × { $height } { $unit }
window-export-tile = One tile
window-export-piece = The design’s cloth
window-export-other = Other size…
window-export-type-it = type it
window-export-typed = Width × height
    .hint = such as 2 m x 115 cm
window-export-resolution = Resolution
window-export-dpi = { $count } dpi
window-export-clear = Clear ground
    .hint = cloth that no wax covers becomes transparent
window-export-by-bath = One film for each bath
window-export-solid = Black and white alone
window-export-colorway = Colorways
window-export-all = Select all
window-export-folder = Save in
window-export-change = Change…
window-export-go =
    { $count ->
        [one] Export { $count } file
       *[other] Export { $count } files
    }
window-export-note =
    { $count ->
        [one] { $count } file. The window can be used meanwhile.
       *[other] { $count } files. The window can be used meanwhile.
    }
window-export-none = Choose at least one colorway.
window-export-pixels = Picture size
window-export-pixels-of = { $width } × { $height } pixels
window-export-about = About
window-export-vector = Shape
window-export-vector-of = lines, sharp at any size
window-export-edge = Edge
window-export-edge-cut = cut at the edge
window-export-edge-whole = fits, whole tiles
window-export-edge-tile = joins without a seam
window-export-edge-border = fits at all four corners
window-file-size =
    { $unit ->
        [kb] { $size } kB
        [mb] { $size } MB
       *[gb] { $size } GB
    }

window-form-lembar = Plain cloth
window-form-kain-panjang = Kain panjang
window-form-pagi-sore = Pagi-sore
window-form-sarung = Sarong
window-form-selendang = Selendang
window-form-gendongan = Baby sling
window-form-kemben = Kemben
window-form-iket = Iket
window-form-segi-empat = Square scarf
window-form-syal = Scarf
window-form-dodot = Dodot
window-form-taplak = Tablecloth
window-form-taplak-panjang = Table runner

window-job-running = Exporting { $name }
window-job-file = file { $at } of { $count }
window-job-left =
    file { $at } of { $count }, about { $unit ->
        [seconds] { $left } s left
       *[minutes] { $left } min left
    }
window-job-done =
    { $count ->
        [one] { $count } file is ready
       *[other] { $count } files are ready
    }
window-job-where = { $folder }, { $size }
window-job-show = Open folder
window-job-failed =
    { $count ->
        [one] { $count } file was not made
       *[other] { $count } files were not made
    }
window-job-reason = { $file }: { $reason }
window-job-stopped = The export was stopped

window-save-first = Save “{ $name }” first?
    .hint = What you changed since it was last saved is lost if you do not save.
window-save-first-discard = Don’t save
window-read-only = This folder cannot be written to
    .hint = Choose another folder; your work is still here.
window-read-only-choose = Choose a folder…
window-trouble = This has not worked yet
window-trouble-line = Line { $line }
window-trouble-copied = Details copied
window-recovery = Your work is still here
window-recovery-one = Canting closed suddenly { $age }. “{ $name }” is kept up to its last change.
window-recovery-never = Never saved
window-recovery-of = Changes since it was last saved
window-recovery-take = Continue
window-recovery-old = Use the saved one
window-recovery-discard = Throw away
window-recovery-when =
    { $unit ->
        [now] just now
        [minutes] { $count } min ago
        [hours] { $count } h ago
        [yesterday] yesterday
        [days] { $count } days ago
        [last-week] last week
        [weeks] { $count } weeks ago
        [months] { $count } months ago
       *[years] { $count } years ago
    }
window-changed-outside = Another program changed this file.
window-changed-load = Load the new one
window-changed-keep = Keep this one
window-empty = This tile is still white cloth
    .hint = Drag a motif onto the cloth, or choose one from the library.
window-empty-choose = Choose a motif

window-keys-tools = Tools and panels
window-keys-colors = Colors and steps
window-keys-cloth = On the cloth
window-keys-wheel = Wheel
    .hint = zoom at the pointer
window-keys-space = Space
    .hint = move the cloth while it is held
window-keys-arrows = Arrows
    .hint = move the selection by 0.1 mm; Shift 1 mm; Ctrl 10 mm
window-keys-escape = Esc
    .hint = one level up, then nothing selected
window-keys-regions = F6
    .hint = to the next part of the window

window-settings-title = Settings
window-settings-language = Language
window-settings-theme = Theme
window-settings-system = As the system
window-settings-indonesian = Indonesia
window-settings-english = English
window-settings-mori = Mori
window-settings-malam = Malam
window-settings-snap = Snapping
    .hint = what moves holds on to edges, middles and other layers
window-settings-size = True size
    .hint = so that 10 cm on the screen are 10 cm of cloth
window-settings-measure = Measure the screen…
window-settings-measured = { $count } pixels to a millimeter

window-measure = Measure this screen
    .hint = Hold a ruler to this line, then type its length.
window-measure-length = Length of the line
window-measure-take = Use it

window-picture = Colors become parts
    .hint = Canting has guessed. Change what does not fit; all of it can be changed later.
window-picture-of = { $file }, { $width } × { $height } mm
window-picture-part = Part for { $color }
window-picture-take = Use it
window-picture-colors = Colors of the drawing
window-picture-parts = Parts of the cloth
window-picture-unread = This drawing cannot be read

window-about-version = Version { $version }
window-about-tagline = Batik from motif to cloth, work plan and stamp.
window-about-license = Canting is free to use under the MIT or Apache-2.0 license.
window-about-fonts = Type: Plus Jakarta Sans by Tokotype and JetBrains Mono, OFL. Icons: Phosphor, MIT.

window-glossary-search = Find a term
window-glossary-none = No term “{ $text }” yet

## The window: terms of the craft

window-know-kawung = Kawung is drawn after the fruits of the sugar palm, split in four around their center.
window-know-canting = A canting is made of copper. Hot wax runs through its spout, as wide as the line you want.
window-know-klowong = Klowong is the first wax: the outline of every motif.
window-know-isen = Isen fill a motif with small things: cecek dots, sawut lines, scales.
window-know-lorod = Nglorod means to boil the cloth until its wax comes off. Only then are its colors seen whole.
window-know-sanggit = Sanggit is where the edge of a stamp meets its next stamping. A good one is not seen.
window-know-natabata = Natabata means laying bricks: every row moves over by half a tile.
window-know-soga = Soga is the brown of court batik. Indigo is dyed first, soga last.
window-know-kelengan = Kelengan needs one bath alone: indigo blue on white cloth.
window-know-mega-mendung = Mega mendung from Cirebon goes from light to dark: each layer of cloud is waxed, then dyed again.
window-know-cecek-pitu = Cecek pitu are seven dots: one in the middle, six around it.
window-know-parang = Inside the court of Yogyakarta, parang barong was once for the king and the crown prince alone.
window-know-tiga-negeri = Tiga negeri brings red, blue and soga brown together on one cloth.
window-know-mlampah-sareng = Mlampah sareng means walking together: two stamps step by turns over one cloth.
window-know-remukan = Remukan are veins of dye where the wax broke. No two are alike.
window-know-isen-latar = Galaran, gringsing and ukel can fill the ground too, not motifs alone.

window-term-badan = the main field of a cloth, beside its kepala
window-term-biron = what stays blue: covered with wax before the cloth goes into soga
window-term-buketan = a bouquet of flowers, from the north coast
window-term-canting = a copper tool with a spout that draws with wax
window-term-cap = a copper stamp that prints wax
window-term-cecek = a dot, the simplest isen
window-term-cecek-pitu = seven dots: one in the middle, six around it
window-term-cemukiran = a fringe of flames; at the court of Yogyakarta once for the king and the crown prince
window-term-ceplok = flowers or stars that repeat in squares
window-term-colet = coloring one place with a brush
window-term-galaran = lines side by side, like slats of bamboo
window-term-gringsing = scales with dots, often on the ground
window-term-gurda = the wings of the Garuda with its tail
window-term-iket = a square headcloth, with a plain rhomb in the middle
window-term-isen = what fills a motif
window-term-kain-panjang = a cloth of about 2.5 × 1.05 m, also called jarik
window-term-kelengan = blue and white batik, one bath
window-term-kepala = a panel that differs from the rest of the cloth
window-term-kerok = scraping wax off what is to be dyed again
window-term-kitiran = a stamp that joins on all sides when it is turned
window-term-klowong = the outline of a motif
window-term-lampah = how a stamp steps over the cloth
window-term-latar = the ground of the cloth
window-term-lereng = motifs that run on a slope
window-term-lorod = boiling the cloth until its wax comes off
window-term-lung = a tendril that climbs
window-term-malam = the wax of batik
window-term-medel = dyeing dark blue with indigo, the first bath
window-term-meru = the sacred mountain in semen motifs
window-term-mlinjon = the row of small rhombs between blades of parang
window-term-mori = the white cotton on which batik is made
window-term-mubeng = a stamp that turns about one of its corners
window-term-natabata = laying bricks: every row moves over by half
window-term-nembok = covering large areas with thick wax
window-term-nila = the blue dye of indigo leaves
window-term-nitik = a motif of square dots, like weaving
window-term-onda-ende = every column drops by half
window-term-pagi-sore = one cloth with two patterns, for morning and evening
window-term-pakem = rules that all accept
window-term-parang = blades on a slope, one after the other, like waves on a cliff
window-term-pinggiran = what runs along the edge of a cloth
window-term-raport = the one picture that repeats
window-term-remukan = veins of dye where wax broke
window-term-sanggit = where the edge of one stamping meets the next
window-term-sarung = a cloth sewn to a tube, with one kepala
window-term-sawat = a pair of Garuda wings
window-term-sawut = fine lines as isen
window-term-sekar-jagad = flowers of the world: islands, each with a motif of its own
window-term-selendang = a long, narrow cloth for shoulder or child
window-term-semen = plants that sprout, with mountains, wings and birds
window-term-soga = the brown dye of Yogyakarta and Surakarta
window-term-tembok = an area under thick wax
window-term-tiga-negeri = a cloth in red, blue and brown
window-term-truntum = small stars on a dark ground
window-term-tubrukan = a stamp that steps straight, one to the right, one down
window-term-tumpal = a row of triangles, often on a kepala
window-term-udan-liris = drizzle: narrow slopes, each with another fill
window-term-ukel = small curls
window-term-wajik = a rhomb, like a diamond

## The window: tray, steps, band of repeats, library

window-tray-shows = What the tray shows
window-tray-colorways = Colorways
window-tray-edit = Edit colors
window-tray-others = Six other proposals
window-tray-end = Close proposals
window-tray-said = Colorway { $name }, { $shown ->
        [yes] selected,{" "}
       *[no] {""}
    }{ $number } of { $count }
window-tray-proposal-said = Proposal { $name }
window-tray-proposal-keep = Keep { $name }
window-steps = Work steps
window-steps-film = See all work steps
window-steps-play = Play
window-steps-pause = Pause
window-steps-mori = White mori
window-steps-mori-short = Mori
window-steps-mori-told = washed white cloth, no wax on it yet
window-steps-finished = Finished cloth
window-steps-said = Step { $step } of { $count }, { $craft }
window-steps-printed = Print colors are not dyed.
window-steps-searching = Searching…
window-band = How cloth repeats
window-band-all = All
window-band-walks = Stamp walks
window-band-textile = Textile
window-band-groups = Symmetry
window-band-borders = Borders
window-band-hint = Point to try, click to take
window-band-more = Scroll right
window-band-back = Scroll left
window-band-tile = Tile
window-band-width = width
window-band-height = height
window-band-linked = Link width and height
window-band-stampings = { $count } stampings on cloth of { $width } × { $height } cm
window-band-stamps =
    { $count ->
        [one] 1 stamp
       *[other] { $count } stamps
    }
window-band-stamps-move = 1 stamp is enough, it only steps
window-band-stamps-turn = 1 stamp is enough, it steps and turns
window-band-stamps-twin = 1 stamp and its mirrored twin
window-band-stamps-several = { $count } stamps, no twins
window-band-stamps-several-twins = { $count } stamps and mirrored twins
window-key-drop = Drop
window-key-shift = Shift
window-key-angle = Angle
window-key-half = Half ahead
window-key-wedge = Stamp angle
window-key-every = Every
window-key-order = Order
window-key-order-columns = columns
window-key-order-checkerboard = checkerboard
window-key-twin = Second stamp
window-key-twin-mirror = mirrored
window-key-twin-turn = turned
window-key-twin-own = its own
window-key-stripes = Stripes
window-key-stripe = Stripe to set
window-key-width = Width
window-key-unit = Unit
window-key-frieze = Group
window-key-gap = Gap
window-key-turning = Turned
window-key-turning-one = one way
window-key-turning-two = two
window-key-turning-four = four
window-key-turning-free = free
window-key-corner = Corner
window-key-corner-mitre = mitred
window-key-corner-unit = drawn
window-panel-close = Close panel
window-library-search = Search motifs, isen or meanings
window-library-all = All
window-library-own = My motifs
window-library-isen = Ground isen
window-library-none = Nothing matches “{ $text }”
window-library-placed = { $name } placed in the middle of the tile
window-library-whole = { $name } covers the whole tile
window-library-filled = { $name } fills the ground of the tile

## Window: side panel
window-add = Add
window-layers-none = No layers yet. Begin with a motif.
window-layers-selected = { $count } layers selected
window-layers-several = Select one layer to set it.
window-layer-said = Layer { $name }, { $kind }, { $more }
window-layer-visible = visible
window-layer-hidden = hidden
window-layer-locked = locked
window-layer-topmost = topmost
window-layer-hide = Hide { $name }
window-layer-show = Show { $name }
window-layer-lock = Lock { $name }
window-layer-unlock = Unlock { $name }
window-kind-motif = motif
window-kind-isen = ground isen
window-kind-drawing = strokes
window-kind-picture = picture
window-kind-unknown = newer kind
window-show = Show
window-unlock = Unlock
window-follow = Follow the repeat
window-follow-as-drawn = As it draws
window-follow-yes = Always
window-follow-no = Never
window-on-tile = On tile
window-tile-called = Tile { $tile }
window-more = More
window-back = Back
window-side-open = Open the side panel
window-side-close = Close the side panel
window-on = yes
window-off = no
window-reset = Reset { $name }
window-about-motif = About { $name }
window-reroll = Reroll
    .hint = Another seed, for this layer alone
window-seed = Seed
    .hint = The same seed always draws the same
    .design = The seed of all layers that have none of their own
window-locked-sentence = This layer is locked, so it cannot be set.
window-layer-newer = A newer Canting made this layer. It stays saved, but cannot be drawn yet.
window-x = X
window-y = Y
window-turn = Turn
window-scale = Size
window-ring = Copies
window-radius = Radius
window-ring-begin = Lay in a ring
window-ring-end = Back to one
window-straighten = Straighten
window-place-once = Place once
    .hint = One in the middle of the tile, to be moved, turned and scaled
window-place-all = Cover the tile
    .hint = Fill the tile again
window-part = Part
    .hint = The part of the cloth whose color it takes
window-part-new = New part
window-parts-several = Several parts
window-colors-to-parts = Colors to parts
window-color-becomes = { $color } becomes part
window-color-shapes =
    { $count ->
        [one] { $count } shape of this color
       *[other] { $count } shapes of this color
    }
window-colors-more = and { $count } more colors
window-picture-none = The picture cannot be read. Checks tell why.
window-raport = Tile
window-width = Width
window-height = Height
window-length = Length
window-design = Design
window-name = Name
window-author = Author
window-author-none = Your name
window-note = Note
window-note-none = What for, for whom
window-cloth = Cloth
window-cloth-none = Not said yet
window-form = Form
window-print-colors = Print colors
window-print-none = This colorway is dyed. Only printed colorways have print colors.
window-pick-color = Color of { $part }
window-picker-shade = Shade and strength
window-picker-hue = Hue
window-screen-colors = Colors on a screen are only an estimate.

## Window: checks
window-checks-count =
    { $count ->
        [one] { $count } note
       *[other] { $count } notes
    }
window-checks-all = All
window-checks-cloth = Cloth
window-checks-stamps = Stamps
window-checks-colors = Colors
window-checks-mend = To be mended
window-checks-look = Worth a look
window-checks-held = All well
window-checks-none = Checking…
window-checks-places = { $count } places
window-checks-show = See all
window-checks-before = Previous place
window-checks-next = Next place
window-checks-ignore = Ignore
    .hint = Not shown again until this design is opened anew
window-checks-foot = Checked by itself whenever you stop changing. Nothing is sent to the internet.
window-holds-seams = Seams
window-holds-seams-body =
    { $count ->
        [0] Nothing crosses the edge of the tile.
        [one] { $count } line meets the edge, and goes on.
       *[other] { $count } lines meet the edge, all of them go on.
    }
window-holds-isen = No isen is cut
window-holds-isen-body = Every dot is whole and can be waxed.
window-holds-stamp = One stamp
window-holds-stamp-body = { $told }.
window-holds-symmetry = Symmetry
window-holds-symmetry-body = The cloth is symmetric as { $group }.
window-holds-dyes = Can be dyed
window-holds-dyes-body =
    { $count ->
        [one] { $count } dyed colorway without a note.
       *[other] { $count } dyed colorways without a note.
    }
window-mend-take = Use { $name }
window-mend-number = Make it { $number }
window-mend-forget = Remove this setting
window-mend-forget-color = Remove this color
window-mend-forget-part = Remove this part
window-mend-place = Remove its place
window-mend-layer = Remove the layer
window-mend-apart = Keep the colors apart
window-mend-usual-size = Use the usual size

## Window: history
window-history-steps =
    { $count ->
        [one] { $count } step
       *[other] { $count } steps
    }
window-did-open = Opened
window-did-replace = File loaded again
window-did-change = Change the design
window-did-name = Name: { $name }
window-did-author = Author: { $name }
window-did-note = Change the note
window-did-seed = Seed { $before } → { $after }
window-did-step = Repeat { $step }
window-did-step-keys = Set the repeat
window-did-tile = Tile { $before } → { $after } mm
window-did-cloth = Cloth: { $form } { $size }
window-did-cloth-none = Cloth not said
window-did-add = Add { $name }
window-did-remove = Delete { $name }
window-did-raise = { $name } forward
window-did-lower = { $name } backward
window-did-duplicate = Duplicate { $name }
window-did-replace-layer = Replace { $name } → { $after }
window-did-rename = Rename { $name } → { $after }
window-did-show = Show { $name }
window-did-hide = Hide { $name }
window-did-lock = Lock { $name }
window-did-unlock = Unlock { $name }
window-did-to-tile = { $name } on tile { $tile }
window-did-follow = { $name } follows the repeat
window-did-unfollow = { $name } does not follow the repeat
window-did-place = Place { $name } once
window-did-cover = { $name } covers the tile
window-did-move = Move { $name }
window-did-flip = Flip { $name }
window-did-scale = Size of { $name } { $after } %
window-did-turn = Turn { $name } { $after }°
window-did-ring = { $name } in a ring, { $count } copies
window-did-reroll = Reroll { $name }
window-did-setting = Set { $name }
window-did-set = { $label } { $before } → { $after }
window-did-set-of = { $name }: { $label } { $before } → { $after }
window-did-part = { $name } becomes part { $part }
window-did-clearance = Free distance of { $name } { $after } mm
window-did-paths = Change the strokes of { $name }
window-did-file = Picture { $name }: { $file }
window-did-parts = Colors of { $name } to other parts
window-did-add-colorway = Add colorway { $name }
window-did-remove-colorway = Delete colorway { $name }
window-did-move-colorway = Move colorway { $name }
window-did-change-colorway = Colorway { $name }
window-did-rename-colorway = Colorway { $name } → { $after }
window-did-color = { $name }: { $part } { $color }
window-did-dyeing = Dyes of { $name }
## The window: frame, cloth, and the hand on it

window-export-short = Export
window-saved = saved
window-changed = changed
window-unsaved = not saved yet
window-chip-fine = Ready to make
window-chip-warnings = { $count } to look at
window-chip-errors = { $count } to mend
window-colorway = Colorway
window-tile-size = Tile { $width } × { $height } mm
window-pointer = x { $x }  y { $y } mm
window-canvas-label = Cloth { $name }, tile { $width } × { $height } mm
window-guide-middle = middle of the tile
window-guide-edge = edge of the tile
window-guide-layer = another layer
window-carry = Drop to place { $name }
    .detail = one in every tile
window-after-step = After step { $step } of { $steps }
    .detail = shiny brown = still under wax
window-software = No graphics card; the processor draws the cloth
    .hint = everything works all the same
window-first-handle = Drag the diamond handle on the cloth
window-first-colorway = Click another colorway below
window-first-export = Export once you like it
window-layer-on-cloth = { $name } on the cloth, x { $x } mm, y { $y } mm
window-hint-click = select
    .key = click
window-hint-drag = move
    .key = drag
window-hint-twin = copy
    .key = Alt drag
window-hint-space = move the cloth
    .key = Space
window-hint-wheel = zoom
    .key = wheel
window-hint-box = select what is in the box
    .key = drag
window-hint-drag-cloth = move the cloth
    .key = drag
window-hint-drop = place
    .key = drop
window-hint-free = no snapping
    .key = Ctrl
window-hint-straight = straight
    .key = Shift
window-hint-escape = cancel
    .key = Esc
window-designs = Canting designs
window-files = Designs and pictures
window-written-anew = The file was written anew
    .hint = its remarks could not be kept
window-folder-not-shown = The folder cannot be opened: { $reason }
window-no-dyes = No dyes come near these colors
    .hint = change the colors a little, then search again
window-dyes-found = Dyes found, mean difference ΔE { $mean }
    .hint = the farthest is ΔE { $worst }; dye a small piece first
