#compdef canting
# Completion of canting for zsh.

_canting() {
    local -a lines
    lines=("${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    case ${lines[1]} in
        words)
            shift lines
            if [[ ${#lines} -eq 1 && ${lines[1]} == *= ]]; then
                compadd -S '' -a lines
            else
                compadd -a lines
            fi
            ;;
        designs) _files -g '*.batik' ;;
        folders) _files -/ ;;
        *) _files ;;
    esac
}

if [[ $funcstack[1] == _canting ]]; then
    _canting "$@"
else
    compdef _canting canting
fi
