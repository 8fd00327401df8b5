# Completion of canting for fish.

function __canting_complete
    set -l typed (commandline -opc) (commandline -ct)
    set -l lines ($typed[1] complete -- $typed[2..-1] 2>/dev/null)
    switch "$lines[1]"
        case words
            printf '%s\n' $lines[2..-1]
        case designs
            __fish_complete_suffix .batik
        case folders
            __fish_complete_directories (commandline -ct)
        case '*'
            __fish_complete_path (commandline -ct)
    end
end

complete -c canting -f -a '(__canting_complete)'
